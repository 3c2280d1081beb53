package dev.paasrunner.testkit.bench;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.Secret;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.job.Weight;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.Limits;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.store.FileStateStore;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/// How long an engine takes from its start, with jobs in its state directory, until it asks for new
/// ones, and how evenly it asks about the old ones.
final class Restart {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final String SYSTEM_ID = "r_000000000000";

  private final int jobs;
  private final Path folder;
  private final FakePlatform platform = new FakePlatform();
  private final FakeServer server = new FakeServer();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final Queue<Long> questions = new ConcurrentLinkedQueue<>();

  private Restart(int jobs, Path folder) {
    this.jobs = jobs;
    this.folder = folder;
  }

  static void measure(int jobs) throws IOException, InterruptedException {
    new Restart(jobs, Files.createTempDirectory("heptapod-paas-runner-benchmark")).run();
  }

  private void run() throws IOException, InterruptedException {
    writeRecords();
    Duration plain = readPlainly();
    long start = System.nanoTime();
    try (PaasRunner _ = start()) {
      asked.await();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      System.out.printf(
          "start with %d jobs, until new ones are asked for: %.0f ms (the files alone: %.0f ms)%n",
          jobs, Percentiles.millis(took), Percentiles.millis(plain));
      Thread.sleep(INTERVAL);
      reportQuestions(start);
    }
  }

  private void reportQuestions(long start) {
    Map<Long, Long> perSlice =
        questions.stream()
            .map(instant -> (instant - start) / Duration.ofMillis(500).toNanos())
            .collect(Collectors.groupingBy(slice -> slice, Collectors.counting()));
    System.out.printf(
        "questions about them in %d s: %d, at most %d in half a second%n",
        INTERVAL.toSeconds(),
        questions.size(),
        perSlice.values().stream().mapToLong(Long::longValue).max().orElse(0));
  }

  private PaasRunner start() throws IOException {
    CallHook<CoordinatorException> hook =
        (call, moment) -> {
          if (moment == CallHook.Moment.BEFORE && call.equals("requestJob")) {
            asked.countDown();
          } else if (moment == CallHook.Moment.BEFORE && call.startsWith("status")) {
            questions.add(System.nanoTime());
          }
        };
    return PaasRunner.builder()
        .settings(
            EngineSettings.DEFAULTS
                .withLimits(Limits.of(jobs + 1, jobs + 1))
                .withIntervals(Duration.ofSeconds(3), INTERVAL))
        .section(
            new RunnerSection(
                "restart",
                "restart",
                new FakeCoordinator(server, hook),
                new FakeExecutor(platform, CallHook.none()),
                _ -> new BuildContext(Map.of()),
                0))
        .store(FileStateStore.open(folder))
        .systemId(SYSTEM_ID)
        .start();
  }

  private void writeRecords() throws IOException, InterruptedException {
    try (FileStateStore store = FileStateStore.open(folder);
        FakeExecutor executor = new FakeExecutor(platform, CallHook.none())) {
      for (long id = 1; id <= jobs; id++) {
        JobRecord job = job(id);
        server.become(id, "running");
        executor.launch(
            executor.provision(job.state().plan().orElseThrow()), new BuildContext(Map.of()));
        store.create(job, "");
        store.dropPayload(job.key());
      }
    } catch (ExecutorException e) {
      throw new IOException("the hosts could not be made: " + e.getMessage(), e);
    }
  }

  private JobRecord job(long id) {
    JobKey key = new JobKey("http://coordinator.invalid", "restart", id);
    String name = "hpd-job-restart-" + id;
    HostPlan plan = new HostPlan(name, new OwnerMark(SYSTEM_ID, key), Weight.ONE, Map.of());
    return new JobRecord(
        key,
        Secret.of("job-token-" + id),
        Instant.now(),
        Duration.ofHours(1),
        Set.of(),
        new JobState.Running(new StoredResource(plan, "id-of-" + name, Map.of()), Instant.now()));
  }

  private Duration readPlainly() throws IOException {
    long start = System.nanoTime();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        String _ = Files.readString(file);
      }
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
