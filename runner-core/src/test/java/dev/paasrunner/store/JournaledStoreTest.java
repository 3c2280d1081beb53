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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournaledStoreTest {
  private static final JobState FIRST = Records.ALL_STATES.getFirst();
  private static final JobState LAST = Records.ALL_STATES.getLast();

  @TempDir private Path folder;
  private final HeldTime time = new HeldTime();
  private Path directory;
  private FileStateStore store;
  private int copies;

  @BeforeEach
  void open() throws IOException {
    directory = folder.resolve("state.d");
    store = FileStateStore.open(directory, time);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void what_was_done_before_a_kill_is_there_after_it() throws Exception {
    store.create(job(1), "one");
    store.create(job(2), "two");
    store.create(job(3), "three");
    store.replace(job(1).in(LAST));
    store.dropPayload(key(1));
    store.remove(key(2));
    try (FileStateStore after = FileStateStore.open(asAKillLeavesIt())) {
      assertThat(after.loadAll().jobs()).containsExactlyInAnyOrder(job(1).in(LAST), job(3));
      assertThat(after.loadAll().problems()).isEmpty();
      assertThat(after.payload(key(1))).isEmpty();
      assertThat(after.payload(key(3))).contains("three");
      assertThat(after.isKept(key(2))).isFalse();
    }
  }

  @Test
  void a_journal_that_was_cut_off_anywhere_gives_the_state_after_one_of_its_changes()
      throws Exception {
    store.create(job(1), "payload");
    store.replace(job(1).in(LAST));
    store.remove(key(1));
    byte[] whole = Files.readAllBytes(directory.resolve("journal.1"));
    List<List<JobRecord>> seen = new ArrayList<>();
    for (int length = 0; length <= whole.length; length++) {
      Path cut = Files.createDirectory(folder.resolve("cut" + length));
      Files.write(cut.resolve("journal.1"), Arrays.copyOf(whole, length));
      StateSnapshot snapshot = StateSnapshot.of(cut);
      seen.add(snapshot.jobs().stream().map(StateSnapshot.Kept::job).toList());
    }
    assertThat(seen.stream().distinct())
        .containsExactly(List.of(), List.of(job(1)), List.of(job(1).in(LAST)));
    assertThat(seen.getLast()).isEmpty();
  }

  @Test
  void a_file_that_power_was_too_short_to_fill_is_no_damage() throws Exception {
    store.create(job(1), "payload");
    Path left = asAKillLeavesIt();
    Path journal = left.resolve("journal.1");
    byte[] whole = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(whole, whole.length + 4096));
    try (FileStateStore after = FileStateStore.open(left)) {
      assertThat(after.loadAll().jobs()).containsExactly(job(1));
      assertThat(after.loadAll().problems()).isEmpty();
    }
  }

  @Test
  void a_damaged_journal_is_read_up_to_the_damage_set_aside_and_reported_without_secrets()
      throws Exception {
    store.create(job(1), "glcbt-secret");
    long good = Files.size(directory.resolve("journal.1"));
    store.create(job(2), "glcbt-secret");
    Path left = asAKillLeavesIt();
    byte[] bytes = Files.readAllBytes(left.resolve("journal.1"));
    bytes[bytes.length - 3] ^= 1;
    Files.write(left.resolve("journal.1"), bytes);
    try (FileStateStore after = FileStateStore.open(left)) {
      StateStore.Loaded loaded = after.loadAll();
      assertThat(loaded.jobs()).containsExactly(job(1));
      assertThat(loaded.problems())
          .singleElement()
          .asString()
          .contains("journal.1", "from " + good, "journal.1.unreadable")
          .doesNotContain("glcbt-secret");
      assertThat(left.resolve("journal.1.unreadable")).hasBinaryContent(bytes);
    }
  }

  @Test
  void a_minute_after_the_first_change_everything_is_in_files_and_the_journal_is_gone()
      throws Exception {
    store.create(job(1), "glcbt-secret");
    store.replace(job(1).in(LAST));
    store.dropPayload(key(1));
    assertThat(files()).containsExactlyInAnyOrder(".lock", "journal.1");
    time.runHeld();
    assertThat(files()).hasSize(2).noneMatch(name -> name.startsWith("journal"));
    assertThat(store.loadAll().jobs()).containsExactly(job(1).in(LAST));
    store.remove(key(1));
    assertThat(store.loadAll().jobs()).isEmpty();
    assertThat(store.isKept(key(1))).isFalse();
  }

  @Test
  void a_record_keeps_the_time_of_its_change_on_the_way_to_its_file() throws Exception {
    store.create(job(1), "");
    StateSnapshot.Kept before = StateSnapshot.of(directory).jobs().getFirst();
    time.runHeld();
    assertThat(StateSnapshot.of(directory).jobs().getFirst()).isEqualTo(before);
  }

  @Test
  void a_long_journal_ends_before_its_minute() throws Exception {
    String payload = "x".repeat(60_000);
    for (int i = 1; i <= 100; i++) {
      store.create(job(i), payload);
    }
    time.runHeld();
    assertThat(files()).noneMatch(name -> name.startsWith("journal"));
    assertThat(store.loadAll().jobs()).hasSize(100);
    assertThat(store.payload(key(100))).contains(payload);
  }

  @Test
  void a_large_payload_goes_to_its_file_at_once() throws Exception {
    String payload = "x".repeat(10_000_000);
    store.create(job(1), payload);
    assertThat(files()).hasSize(3).noneMatch(name -> name.startsWith("journal"));
    assertThat(store.payload(key(1))).contains(payload);
  }

  @Test
  void a_closed_store_leaves_files_alone_and_takes_no_change() throws Exception {
    store.create(job(1), "{}");
    store.close();
    assertThat(files()).hasSize(3).noneMatch(name -> name.startsWith("journal"));
    assertThatThrownBy(() -> store.replace(job(1).in(LAST)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the store is closed");
  }

  @Test
  void many_jobs_at_once_are_all_kept() throws Exception {
    List<Thread> jobs = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      int id = i;
      jobs.add(Thread.ofVirtual().start(() -> live(id)));
    }
    for (int i = 0; i < 10; i++) {
      time.runHeld();
    }
    for (Thread job : jobs) {
      job.join();
    }
    try (FileStateStore after = FileStateStore.open(asAKillLeavesIt())) {
      assertThat(after.loadAll().jobs())
          .hasSize(150)
          .allMatch(job -> job.key().id() % 2 == 1 && job.state().equals(LAST));
    }
  }

  private void live(int id) {
    try {
      store.create(job(id), "payload");
      store.replace(job(id).in(LAST));
      store.dropPayload(key(id));
      if (id % 2 == 0) {
        store.remove(key(id));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Against the plain store in memory: whatever comes in whatever order, with kills and with the
  /// way to the files in between.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void it_holds_what_a_plain_store_holds(int seed) throws Exception {
    Random random = new Random(seed);
    InMemoryStateStore plain = new InMemoryStateStore();
    for (int i = 0; i < 200; i++) {
      int id = 1 + random.nextInt(5);
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> createOrReplace(plain, id, random);
        case 3 -> {
          store.dropPayload(key(id));
          plain.dropPayload(key(id));
        }
        case 4 -> {
          store.remove(key(id));
          plain.remove(key(id));
        }
        case 5 -> time.runHeld();
        case 6 -> reopenAfterAKill();
        default -> compare(plain);
      }
    }
    compare(plain);
  }

  private void createOrReplace(InMemoryStateStore plain, int id, Random random) throws IOException {
    if (plain.isKept(key(id))) {
      JobRecord moved =
          job(id).in(Records.ALL_STATES.get(random.nextInt(Records.ALL_STATES.size())));
      store.replace(moved);
      plain.replace(moved);
    } else {
      String payload = "p".repeat(random.nextInt(2) == 0 ? 10 : 100_000);
      store.create(job(id), payload);
      plain.create(job(id), payload);
    }
  }

  private void reopenAfterAKill() throws IOException {
    Path left = asAKillLeavesIt();
    store.close();
    directory = left;
    store = FileStateStore.open(directory, time);
  }

  private void compare(InMemoryStateStore plain) throws IOException {
    assertThat(store.loadAll().jobs()).containsExactlyInAnyOrderElementsOf(plain.loadAll().jobs());
    assertThat(StateSnapshot.of(directory).jobs().stream().map(StateSnapshot.Kept::job))
        .containsExactlyInAnyOrderElementsOf(plain.loadAll().jobs());
    for (int id = 1; id <= 5; id++) {
      assertThat(store.payload(key(id))).isEqualTo(plain.payload(key(id)));
      assertThat(store.isKept(key(id))).isEqualTo(plain.isKept(key(id)));
    }
  }

  /// A copy of the directory as it is on disk now.
  private Path asAKillLeavesIt() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy" + ++copies));
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static JobRecord job(int id) {
    return Records.of(key(id), FIRST);
  }

  private static JobKey key(int id) {
    return new JobKey("https://gitlab.example.com", "abc", id);
  }
}
