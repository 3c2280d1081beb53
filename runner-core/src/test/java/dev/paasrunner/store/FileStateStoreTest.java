package dev.paasrunner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.spi.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStateStoreTest {
  @TempDir private Path folder;
  private Path directory;
  private FileStateStore store;

  @BeforeEach
  void open() throws IOException {
    directory = folder.resolve("a/state.d");
    store = FileStateStore.open(directory);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_job_is_there_after_it_was_kept_and_gone_after_it_was_removed() throws Exception {
    JobRecord job = Records.in(Records.ALL_STATES.getFirst());
    store.create(job, "{\"payload\": \"é\"}");
    JobRecord moved = job.in(Records.ALL_STATES.getLast());
    store.replace(moved);
    reopen();
    assertThat(store.loadAll().jobs()).containsExactly(moved);
    assertThat(store.payload(job.key())).contains("{\"payload\": \"é\"}");
    store.dropPayload(job.key());
    store.dropPayload(job.key());
    assertThat(store.payload(job.key())).isEmpty();
    store.remove(job.key());
    store.remove(job.key());
    assertThat(store.loadAll().jobs()).isEmpty();
    reopen();
    assertThat(store.loadAll().jobs()).isEmpty();
    assertThat(files()).containsExactly(".lock");
  }

  @Test
  void files_are_for_their_owner_only() throws Exception {
    store.create(Records.in(Records.ALL_STATES.getFirst()), "{}");
    assertThat(mode(directory)).isEqualTo("rwx------");
    for (Path file : listing()) {
      if (!file.endsWith(".lock")) {
        assertThat(mode(file)).as(file.toString()).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void a_directory_that_others_may_read_is_closed_to_them() throws Exception {
    store.close();
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    store = FileStateStore.open(directory);
    assertThat(mode(directory)).isEqualTo("rwx------");
  }

  @Test
  void a_place_that_cannot_be_a_directory_is_refused_in_one_sentence() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> FileStateStore.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + " is there and is no directory")
        .hasMessageNotContaining("Exception");
  }

  @Test
  void a_second_owner_of_the_directory_is_refused() {
    assertThatThrownBy(() -> FileStateStore.open(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("another running heptapod-paas-runner");
    assertThatThrownBy(() -> FileStateStore.open(directory))
        .as("the first refusal gave nothing free")
        .hasMessageContaining("another running heptapod-paas-runner");
  }

  @Test
  void a_record_that_cannot_be_read_is_set_aside_and_reported_and_hides_no_other()
      throws Exception {
    JobRecord good = Records.in(Records.ALL_STATES.getFirst());
    store.create(good, "{}");
    Path broken = directory.resolve("job-00000000-abc-8.json");
    Files.writeString(broken, "{\"schema\": 1, \"token\": \"glcbt-secret\", \"job\": {");
    Path future = directory.resolve("job-00000000-abc-9.json");
    Files.writeString(future, "{\"schema\": 99}");
    StateStore.Loaded loaded = store.loadAll();
    assertThat(loaded.jobs()).containsExactly(good);
    assertThat(loaded.problems())
        .hasSize(2)
        .anyMatch(problem -> problem.contains(broken.toString()))
        .anyMatch(problem -> problem.contains("its schema is 99, this version reads 1"))
        .noneMatch(problem -> problem.contains("glcbt-secret"));
    assertThat(files()).contains(broken.getFileName() + ".unreadable");
  }

  @Test
  void odd_and_copied_files_are_set_aside_and_hide_no_record() throws Exception {
    JobRecord good = Records.in(Records.ALL_STATES.getFirst());
    store.create(good, "{}");
    String text = RecordCodec.write(good);
    Files.writeString(directory.resolve("job-copy.json"), text);
    Files.writeString(directory.resolve("job-odd.json"), "{\"schema\": 1, \"job\": \"x\"}");
    Files.createDirectory(directory.resolve("job-folder.json"));
    StateStore.Loaded loaded = store.loadAll();
    assertThat(loaded.jobs()).containsExactly(good);
    assertThat(loaded.problems()).hasSize(3).anyMatch(problem -> problem.contains("is a copy"));
    Files.writeString(directory.resolve("job-copy.json"), text);
    assertThat(store.loadAll().problems()).hasSize(1);
    assertThat(files()).contains("job-copy.json.unreadable", "job-copy.json.unreadable.2");
  }

  @Test
  void a_shared_directory_stays_as_it_is_and_is_refused() throws Exception {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.writeString(shared.resolve("of somebody else"), "x");
    assertThatThrownBy(() -> FileStateStore.open(shared))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("open to other users");
    assertThat(mode(shared)).isEqualTo("rwxrwxrwx");
  }

  @Test
  void what_a_kill_left_of_a_write_is_removed_at_the_next_start() throws Exception {
    JobRecord good = Records.in(Records.ALL_STATES.getFirst());
    store.create(good, "{}");
    reopen();
    Files.writeString(directory.resolve("job-00000000-abc-8.payload"), "glcbt-secret");
    Files.writeString(directory.resolve("job-00000000-abc-9.payload.new"), "glcbt-secret");
    assertThat(store.loadAll().jobs()).containsExactly(good);
    assertThat(files()).hasSize(3).noneMatch(name -> name.contains("-abc-8"));
    assertThat(store.payload(good.key())).contains("{}");
  }

  @Test
  void an_interrupted_write_leaves_the_old_record() throws Exception {
    JobRecord job = Records.in(Records.ALL_STATES.getFirst());
    store.create(job, "{}");
    reopen();
    try (Stream<Path> files = Files.list(directory)) {
      Path record = files.filter(file -> file.toString().endsWith(".json")).findFirst().get();
      Files.writeString(record.resolveSibling(record.getFileName() + ".new"), "{\"schem");
    }
    assertThat(store.loadAll().jobs()).containsExactly(job);
  }

  @Test
  void jobs_of_two_coordinators_do_not_meet_in_one_file() throws Exception {
    JobRecord job = Records.in(Records.ALL_STATES.getFirst());
    JobKey elsewhere = new JobKey("https://other.example.com", job.key().runner(), job.key().id());
    JobRecord other =
        new JobRecord(
            elsewhere,
            job.token(),
            job.acquiredAt(),
            job.timeout(),
            job.knownReasons(),
            job.state());
    store.create(job, "{}");
    store.create(other, "{}");
    assertThat(store.loadAll().jobs()).containsExactlyInAnyOrder(job, other);
  }

  @Test
  void whether_a_job_could_be_kept_is_proven_and_leaves_nothing() throws Exception {
    store.verifyWritable();
    assertThat(files()).containsExactly(".lock");
    Files.delete(directory.resolve(".lock"));
    Files.delete(directory);
    assertThatThrownBy(() -> store.verifyWritable())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(directory + " cannot be written")
        .hasMessageNotContaining("Exception");
  }

  @Test
  void every_state_can_be_written_and_read_back() throws Exception {
    assertThat(Records.ALL_STATES.stream().map(Object::getClass).distinct())
        .as("one sample of each permitted state")
        .containsExactlyInAnyOrder(JobState.class.getPermittedSubclasses());
    for (JobState state : Records.ALL_STATES) {
      JobRecord job = Records.in(state);
      assertThat(RecordCodec.read(RecordCodec.write(job))).isEqualTo(job);
    }
  }

  private void reopen() throws IOException {
    store.close();
    store = FileStateStore.open(directory);
  }

  private List<Path> listing() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private List<String> files() throws IOException {
    return listing().stream().map(file -> file.getFileName().toString()).toList();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
