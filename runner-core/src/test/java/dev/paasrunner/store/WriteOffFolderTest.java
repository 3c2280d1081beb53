package dev.paasrunner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.store.WriteOffFolder.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteOffFolderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final WriteOffRequest REQUEST =
      new WriteOffRequest(
          new JobKey("https://gitlab.example.com", "abc", 7),
          "settling",
          Optional.of("hpd-job-abc-7"),
          Optional.of("canceled"),
          "\"removed\" by hand\nreally",
          "ops",
          NOW);

  @TempDir private Path folder;
  private WriteOffFolder requests;

  @BeforeEach
  void open() {
    requests = new WriteOffFolder(folder);
  }

  @Test
  void a_request_waits_until_it_is_closed_and_leaves_a_note_of_one_line() throws Exception {
    requests.put(REQUEST);
    requests.put(REQUEST);
    assertThat(requests.waiting().requests()).containsExactly(REQUEST);
    requests.close(REQUEST, Outcome.WRITTEN_OFF, NOW.plusSeconds(5));
    assertThat(requests.waiting().requests()).isEmpty();
    requests.close(REQUEST, Outcome.GONE_ALREADY, NOW.plusSeconds(6));
    Path notes = folder.resolve(WriteOffFolder.NOTES);
    assertThat(Files.readAllLines(notes))
        .hasSize(2)
        .first()
        .asString()
        .isEqualTo(
            "{\"at\":\"2026-03-01T12:00:00Z\",\"by\":\"ops\",\"job\":{\"coordinator\":"
                + "\"https://gitlab.example.com\",\"runner\":\"abc\",\"id\":7},\"state\":"
                + "\"settling\",\"host\":\"hpd-job-abc-7\",\"verdict\":\"canceled\",\"reason\":"
                + "\"\\\"removed\\\" by hand\\nreally\",\"outcome\":\"written off\",\"done_at\":"
                + "\"2026-03-01T12:00:05Z\"}");
    assertThat(files()).containsExactly(WriteOffFolder.NOTES);
    assertThat(mode(notes)).isEqualTo("rw-------");
  }

  @Test
  void a_request_is_for_the_owner_of_the_directory_only() throws Exception {
    requests.put(REQUEST);
    assertThat(files()).singleElement().asString().endsWith("-abc-7.write-off");
    Path file = folder.resolve(files().getFirst());
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(Files.getOwner(file)).isEqualTo(Files.getOwner(folder));
  }

  @Test
  void a_request_that_cannot_be_read_is_set_aside_and_hides_no_other() throws Exception {
    requests.put(REQUEST);
    Files.writeString(folder.resolve("job-x-1.write-off"), "{\"reason\": \"half a");
    WriteOffFolder.Waiting waiting = requests.waiting();
    assertThat(waiting.requests()).containsExactly(REQUEST);
    assertThat(waiting.problems()).singleElement().asString().contains("job-x-1.write-off");
    assertThat(requests.waiting().problems()).isEmpty();
    assertThat(files()).contains("job-x-1.write-off.unreadable");
  }

  @Test
  void a_job_without_host_and_verdict_can_be_written_off() throws Exception {
    WriteOffRequest bare =
        new WriteOffRequest(
            REQUEST.job(), "acquired", Optional.empty(), Optional.empty(), "x", "ops", NOW);
    requests.put(bare);
    assertThat(requests.waiting().requests()).containsExactly(bare);
  }

  @Test
  void a_place_that_cannot_be_written_is_said_in_one_sentence() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> new WriteOffFolder(nowhere).put(REQUEST))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(nowhere + " (")
        .hasMessageNotContaining("Exception");
  }

  @Test
  void requests_and_notes_survive_the_next_start_of_a_store_and_are_no_records() throws Exception {
    Path directory = folder.resolve("state.d");
    FileStateStore.open(directory).close();
    WriteOffFolder kept = new WriteOffFolder(directory);
    kept.put(REQUEST);
    try (FileStateStore store = FileStateStore.open(directory)) {
      assertThat(store.loadAll().jobs()).isEmpty();
      assertThat(store.loadAll().problems()).isEmpty();
      assertThat(store.isKept(REQUEST.job())).isFalse();
    }
    assertThat(kept.waiting().requests()).containsExactly(REQUEST);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
