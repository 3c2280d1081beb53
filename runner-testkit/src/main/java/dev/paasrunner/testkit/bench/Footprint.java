package dev.paasrunner.testkit.bench;

import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.http.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How soon a daemon of this distribution asks for jobs, and how much memory and processor it takes
/// when it has nothing to do and when it has many jobs.
final class Footprint {
  private static final int STARTS = 10;
  private static final int SECTIONS = 10;
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /// Longer than the usual time between two looks at a job.
  private static final Duration WINDOW = Duration.ofSeconds(40);

  private final Path home =
      Path.of(System.getProperty("dev.paasrunner.home", ".")).toAbsolutePath();
  private final Map<String, String> environment =
      Map.of("HEPTAPOD_PAAS_RUNNER_PLUGINS", home.resolve("demo").toString());
  private final BenchmarkWorld world;

  private Footprint(BenchmarkWorld world) {
    this.world = world;
  }

  /// @param jobs how many are tracked at the end; a tenth of them is a figure of its own
  static void measure(int jobs) throws IOException, InterruptedException {
    try (BenchmarkWorld world = new BenchmarkWorld()) {
      Footprint footprint = new Footprint(world);
      footprint.measureStarts();
      footprint.measureIdle();
      footprint.measureTracking(jobs / 10, jobs);
    }
  }

  private void measureStarts() throws IOException, InterruptedException {
    Path configuration = world.cleverConfiguration(SECTIONS);
    List<Duration> starts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      world.gitlab().clearRequests();
      try (DaemonProcess daemon = start(configuration)) {
        starts.add(
            Duration.between(
                daemon.started(),
                world
                    .gitlab()
                    .awaitRequest(request -> request.is(Endpoint.REQUEST_JOB), LONGEST)
                    .receivedAt()));
      }
    }
    System.out.println(Percentiles.of(starts).line("start to the first request"));
  }

  private void measureIdle() throws IOException, InterruptedException {
    try (DaemonProcess daemon = start(world.cleverConfiguration(SECTIONS))) {
      var _ = world.gitlab().awaitRequest(request -> request.is(Endpoint.REQUEST_JOB), LONGEST);
      Thread.sleep(WINDOW);
      report("idle, %d sections".formatted(SECTIONS), daemon);
    }
  }

  private void measureTracking(int... steps) throws IOException, InterruptedException {
    int most = steps[steps.length - 1];
    Path file = Files.createFile(world.launches());
    try (DaemonProcess daemon = start(world.stayingConfiguration(SECTIONS, most))) {
      int jobs = 0;
      for (int step : steps) {
        for (; jobs < step; jobs++) {
          long _ = world.gitlab().enqueue(PayloadBuilder::job);
        }
        awaitLaunches(file, jobs);
        report("%d jobs tracked".formatted(jobs), daemon);
      }
    }
  }

  private void awaitLaunches(Path file, int jobs) throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (Files.readAllLines(file).size() < jobs) {
      if (System.nanoTime() > end) {
        throw new IOException("not all of %d jobs were launched".formatted(jobs));
      }
      world.gitlab().clearRequests();
      Thread.sleep(500);
    }
  }

  private DaemonProcess start(Path configuration) throws IOException {
    return DaemonProcess.start(home, configuration, world.file("log"), environment);
  }

  private void report(String what, DaemonProcess daemon) throws IOException, InterruptedException {
    Duration before = daemon.processorTime();
    Thread.sleep(WINDOW);
    Duration took = daemon.processorTime().minus(before);
    world.gitlab().clearRequests();
    System.out.printf(
        Locale.ROOT,
        "%-34s %6.1f MiB resident, %6.1f MiB at most so far, %5.2f %% of one core%n",
        what,
        daemon.residentKib() / 1024.0,
        daemon.peakKib() / 1024.0,
        100.0 * took.toMillis() / WINDOW.toMillis());
  }
}
