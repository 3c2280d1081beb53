package dev.paasrunner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.job.JobRecord;
import dev.paasrunner.store.StateSnapshot.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateSnapshotTest {
  @TempDir private Path folder;

  @Test
  void a_directory_that_does_not_exist_holds_nothing() throws Exception {
    assertThat(StateSnapshot.of(folder.resolve("none")))
        .isEqualTo(new StateSnapshot(List.of(), List.of()));
  }

  @Test
  void what_cannot_be_looked_at_is_said_in_one_sentence() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> StateSnapshot.of(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + " cannot be read")
        .hasMessageNotContaining("Exception");
  }

  @Test
  void records_are_read_beside_their_owner_and_nothing_is_changed() throws Exception {
    JobRecord job = Records.in(Records.ALL_STATES.getFirst());
    try (FileStateStore store = FileStateStore.open(folder.resolve("d"))) {
      store.create(job, "{}");
      Path directory = folder.resolve("d");
      Files.writeString(directory.resolve("job-x-1.json"), "{\"token\": \"s3cret\"");
      Files.writeString(directory.resolve("job-x-2.json.unreadable.2"), "s3cret");
      Files.writeString(directory.resolve("job-x-3.json.new"), "s3cret");
      Files.writeString(directory.resolve("job-x-3.payload"), "s3cret");
      List<String> before = files(directory);
      StateSnapshot snapshot = StateSnapshot.of(directory);
      assertThat(snapshot.jobs()).extracting(StateSnapshot.Kept::job).containsExactly(job);
      assertThat(snapshot.unreadable())
          .extracting(Unreadable::file)
          .containsExactly("job-x-1.json", "job-x-2.json.unreadable.2");
      assertThat(snapshot.unreadable().toString()).doesNotContain("s3cret");
      assertThat(files(directory)).isEqualTo(before);
    }
  }

  @Test
  void whether_a_directory_is_in_use_is_seen_without_taking_it() throws Exception {
    Path directory = folder.resolve("d");
    FileStateStore store = FileStateStore.open(directory);
    assertThat(FileStateStore.isInUse(directory)).isTrue();
    assertThatThrownBy(() -> FileStateStore.open(directory)).hasMessageContaining("in use");
    store.close();
    assertThat(FileStateStore.isInUse(directory)).isFalse();
    Files.delete(directory.resolve(".lock"));
    assertThat(FileStateStore.isInUse(directory)).isFalse();
    FileStateStore.open(directory).close();
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(Path::toString).sorted().toList();
    }
  }
}
