package dev.paasrunner.telemetry.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.JobRecord;
import dev.paasrunner.telemetry.Samples;
import dev.paasrunner.telemetry.kept.Entry.What;
import dev.paasrunner.testkit.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class KeptHistoryTest {
  private static final Duration MOMENT = Duration.ofSeconds(1);

  @TempDir Path state;
  private final ManualTime time = new ManualTime();

  private KeptHistory begin() {
    return KeptHistory.begin(state, Bounds.USUAL, "1.0", time);
  }

  private List<Entry> read(long job) throws IOException {
    return StoredHistory.of(state, job).entries();
  }

  private static List<What> kinds(List<Entry> entries) {
    return entries.stream().map(Entry::what).toList();
  }

  @Test
  void what_is_told_is_on_disk_a_moment_later_without_a_secret() throws Exception {
    JobRecord job = Samples.acquired(4711);
    try (KeptHistory history = begin()) {
      history.jobAcquired(job, time.instant());
      history.jobAcquired(Samples.acquired(1), time.instant());
      time.advance(MOMENT);
      assertThat(kinds(read(4711))).containsExactly(What.DAEMON_STARTED, What.ACQUIRED);
    }
    assertThat(kinds(read(4711)))
        .containsExactly(What.DAEMON_STARTED, What.ACQUIRED, What.DAEMON_STOPPED);
    assertThat(text()).doesNotContain(job.token().reveal());
  }

  private String text() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(state.resolve("history"))) {
      for (Path file : files.toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  @Test
  void a_wait_that_is_said_again_and_again_is_one_entry() throws Exception {
    JobRecord job = Samples.acquired(7);
    try (KeptHistory history = begin()) {
      IntStream.range(0, 50).forEach(_ -> history.waits(job.key(), "it is built"));
      history.waits(job.key(), "it boots");
      history.waits(job.key(), "it is built");
    }
    assertThat(read(7))
        .filteredOn(entry -> entry.what() == What.WAITS)
        .extracting(entry -> entry.text("why"))
        .containsExactly("it is built", "it boots", "it is built");
  }

  @Test
  void only_waits_for_room_that_somebody_would_notice_are_kept() throws Exception {
    try (KeptHistory history = begin()) {
      history.roomAwaited("abc", "concurrent = 1 is reached");
      history.roomFound("abc");
      history.roomAwaited("abc", "limit = 2 of the section is reached");
      time.advance(Duration.ofSeconds(30));
      history.roomFound("abc");
    }
    assertThat(read(1))
        .filteredOn(entry -> entry.what() == What.ROOM_AWAITED)
        .extracting(entry -> entry.text("why"))
        .containsExactly("limit = 2 of the section is reached");
  }

  @Test
  void what_cannot_be_written_is_written_when_it_can_be_again() throws Exception {
    Path inTheWay = Files.writeString(state.resolve("history"), "a file of somebody");
    KeptHistory history = begin();
    history.jobAcquired(Samples.acquired(1), time.instant());
    time.advance(MOMENT);
    history.jobAcquired(Samples.acquired(2), time.instant());
    time.advance(MOMENT);
    Files.delete(inTheWay);
    time.advance(Duration.ofMinutes(2));

    assertThat(kinds(read(1))).containsExactly(What.DAEMON_STARTED, What.ACQUIRED);
    assertThat(kinds(read(2))).contains(What.ACQUIRED);
    history.close();
  }

  @Test
  void of_much_that_cannot_be_written_the_beginning_is_kept_and_the_rest_counted()
      throws Exception {
    Path inTheWay = Files.writeString(state.resolve("history"), "a file of somebody");
    KeptHistory history = begin();
    IntStream.rangeClosed(1, 1_500)
        .forEach(i -> history.jobAcquired(Samples.acquired(i), time.instant()));
    time.advance(Duration.ofMinutes(30));
    Files.delete(inTheWay);
    history.close();

    assertThat(kinds(read(999))).contains(What.ACQUIRED);
    assertThat(kinds(read(1_500))).contains(What.ENTRIES_LOST).doesNotContain(What.ACQUIRED);
    assertThat(read(1)).extracting(entry -> entry.text("count")).contains("501");
  }

  @Test
  void more_than_fits_into_memory_is_lost_and_counted() throws Exception {
    try (KeptHistory history = begin()) {
      JobRecord job = Samples.acquired(1);
      IntStream.range(0, 12_000).forEach(_ -> history.jobAcquired(job, time.instant()));
    }
    assertThat(read(1).size()).isLessThan(10_005);
    assertThat(kinds(read(1))).contains(What.ENTRIES_LOST);
  }

  @Test
  void an_idle_daemon_lets_old_days_go_too() throws Exception {
    try (KeptHistory _ = begin()) {
      time.advance(MOMENT);
      assertThat(StoredHistory.of(state, 1).from()).isPresent();
      time.advance(Duration.ofDays(9));
      assertThat(StoredHistory.of(state, 1).from()).isEmpty();
    }
  }

  @Test
  void torn_and_strange_lines_are_passed_over() throws Exception {
    try (KeptHistory history = begin()) {
      history.jobAcquired(Samples.acquired(1), time.instant());
      history.jobAcquired(Samples.acquired(1), time.instant().plusSeconds(1));
    }
    Path file = state.resolve("history/2026-01-01.001.jsonl");
    Files.write(file, new byte[] {'{', (byte) 0xC3, '\n'}, StandardOpenOption.APPEND);
    Files.writeString(
        file,
        "{\"at\":\"2026-01-01T00:00:00Z\",\"what\":\"of a later version\",\"details\":{}}\n{\"at",
        StandardOpenOption.APPEND);
    assertThat(kinds(read(1))).containsOnlyOnce(What.DAEMON_STARTED).contains(What.ACQUIRED);
  }

  @Test
  void a_long_message_is_cut_and_its_further_lines_are_left_out() {
    Entry entry =
        Entries.of(
            Samples.acquired(1).key(),
            What.WAITS,
            Map.of("why", "a".repeat(1000) + "\nline of a log"),
            Instant.EPOCH);
    assertThat(entry.text("why")).hasSize(301).endsWith("a…");
  }
}
