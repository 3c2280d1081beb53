package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.store.FileStateStore;
import dev.paasrunner.telemetry.kept.Bounds;
import dev.paasrunner.telemetry.kept.Entry;
import dev.paasrunner.telemetry.kept.KeptHistory;
import dev.paasrunner.telemetry.kept.StoredHistory;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A state directory on a real file system that becomes full or read-only.
@Timeout(60)
class FullDiskIT {
  private static final String HOST = "hpd-job-small-1";

  /// More than what is left of the last block of a file on a full disk.
  private static final String LARGE = "x".repeat(20_000);

  @TempDir Path folder;
  private final ManualTime time = new ManualTime();
  private final FakeServer server = new FakeServer();
  private final FakePlatform platform = new FakePlatform();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger looks = new AtomicInteger();
  private SmallDisk disk;

  @BeforeEach
  void mount() throws Exception {
    try {
      disk = SmallDisk.mountedAt(folder.resolve("state.d"));
    } catch (IOException e) {
      System.err.println("SKIPPED: FullDiskIT, because none can be mounted: " + e.getMessage());
      Assumptions.abort("no file system can be mounted");
    }
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      disk.unmount();
    }
  }

  @Test
  void a_full_disk_stops_acquiring_and_never_tracking_and_heals_by_itself() throws Exception {
    try (PaasRunner runner = start()) {
      server.enqueue(1);
      assertThat(within(Duration.ofMinutes(1), () -> is(runner, "running"))).isTrue();

      disk.fill();
      server.enqueue(2, LARGE);
      assertThat(within(Duration.ofMinutes(1), () -> server.status(2).equals("failed"))).isTrue();
      assertThat(server.failureCode(2)).isEqualTo("state-not-writable");

      server.enqueue(3);
      int asked = requests.get();
      int looked = looks.get();
      time.advance(Duration.ofMinutes(10));
      assertThat(requests).as("requests for jobs").hasValue(asked);
      assertThat(looks).as("looks at hosts").hasValueGreaterThan(looked + 10);

      server.become(1, "success");
      platform.become(HOST, new HostCondition.Ended("exit code 0"));
      time.advance(Duration.ofMinutes(1));
      assertThat(platform.names()).as("nothing is done before it is written").contains(HOST);
      assertThat(is(runner, "running")).isTrue();
      assertThat(journals()).as("each try leaves none").hasSizeLessThanOrEqualTo(2);

      disk.free();
      assertThat(within(Duration.ofMinutes(2), () -> !platform.names().contains(HOST))).isTrue();
      assertThat(within(Duration.ofMinutes(2), () -> server.status(3).equals("running"))).isTrue();
    }
  }

  @Test
  void a_job_that_was_given_back_is_in_the_history_when_there_is_room_again() throws Exception {
    try (KeptHistory history = KeptHistory.begin(directory(), Bounds.USUAL, "1.0", time);
        PaasRunner runner = start(history)) {
      server.enqueue(1);
      assertThat(within(Duration.ofMinutes(1), () -> is(runner, "running"))).isTrue();
      disk.fill();
      server.enqueue(2, LARGE);
      assertThat(within(Duration.ofMinutes(1), () -> server.status(2).equals("failed"))).isTrue();
      time.advance(Duration.ofMinutes(5));

      disk.free();
      time.advance(Duration.ofMinutes(2));
    }
    assertThat(StoredHistory.of(directory(), 2).entries())
        .filteredOn(entry -> entry.job().isPresent())
        .extracting(Entry::what)
        .containsExactly(Entry.What.ASKED, Entry.What.GIVEN_BACK);
  }

  @Test
  void a_disk_that_is_full_at_the_start_is_no_reason_not_to_track() throws Exception {
    try (PaasRunner runner = start()) {
      server.enqueue(1);
      assertThat(within(Duration.ofMinutes(1), () -> is(runner, "running"))).isTrue();
    }
    disk.fill();
    try (PaasRunner runner = start()) {
      assertThat(is(runner, "running")).isTrue();
      server.become(1, "success");
      platform.become(HOST, new HostCondition.Ended("exit code 0"));
      time.advance(Duration.ofMinutes(1));
      disk.free();
      assertThat(within(Duration.ofMinutes(2), () -> runner.jobs().isEmpty())).isTrue();
    }
    assertThat(platform.names()).isEmpty();
  }

  @Test
  void a_read_only_disk_is_refused_in_one_sentence() throws Exception {
    FileStateStore.open(directory()).close();
    disk.becomeReadOnly();

    assertThatThrownBy(() -> FileStateStore.open(directory()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(directory() + " cannot be used (")
        .hasMessageContaining("Read-only file system")
        .hasMessageNotContaining("Exception");
    assertThat(FileStateStore.isInUse(directory())).isFalse();
  }

  private List<Path> journals() throws IOException {
    try (Stream<Path> files = Files.list(directory())) {
      return files.filter(file -> file.getFileName().toString().startsWith("journal")).toList();
    }
  }

  private Path directory() {
    return folder.resolve("state.d");
  }

  private boolean within(Duration duration, BooleanSupplier condition) throws InterruptedException {
    return time.runUntil(condition, duration);
  }

  private static boolean is(PaasRunner runner, String state) {
    return runner.jobs().stream()
        .anyMatch(job -> job.key().id() == 1 && job.state().label().equals(state));
  }

  private PaasRunner start() throws IOException {
    return start(new RunnerListener() {});
  }

  private PaasRunner start(RunnerListener listener) throws IOException {
    return PaasRunner.builder()
        .section(
            new RunnerSection(
                "small",
                "small",
                new FakeCoordinator(server, counting("requestJob", requests)),
                new FakeExecutor(platform, counting("observe", looks)),
                _ -> new BuildContext(Map.of()),
                0))
        .store(FileStateStore.open(directory()))
        .listener(listener)
        .systemId("r_000000000000")
        .time(time)
        .start();
  }

  private static <X extends Exception> CallHook<X> counting(String name, AtomicInteger count) {
    return (call, moment) -> {
      if (call.equals(name) && moment == CallHook.Moment.BEFORE) {
        count.incrementAndGet();
      }
    };
  }
}
