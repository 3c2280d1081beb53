package dev.paasrunner.testkit.bench;

import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.model.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Shows the JVM what a daemon does, from its start through one job to its stop, so that it
/// prepares the classes for the next starts.
public final class Training {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private Training() {}

  /// The program: `Training HOME CACHE`.
  ///
  /// @param arguments the folder of a distribution, and the file that the JVM writes
  public static void main(String[] arguments) throws IOException, InterruptedException {
    train(Path.of(arguments[0]), Path.of(arguments[1]));
    System.exit(0);
  }

  private static void train(Path home, Path cache) throws IOException, InterruptedException {
    try (BenchmarkWorld world = new BenchmarkWorld()) {
      Path configuration = world.cleverConfiguration(1);
      long job = world.gitlab().enqueue(PayloadBuilder::job);
      Map<String, String> environment =
          Map.of(
              "HEPTAPOD_PAAS_RUNNER_JAVA_OPTS",
              "-XX:AOTCacheOutput=" + cache,
              "HEPTAPOD_PAAS_RUNNER_PLUGINS",
              "",
              "NOTIFY_SOCKET",
              world.file("nobody").toString());
      try (DaemonProcess _ =
          DaemonProcess.start(home, configuration, world.file("log"), environment)) {
        var _ = world.gitlab().awaitJob(job, seen -> seen.status() == Status.SUCCESS, LONGEST);
        awaitNoHost(world);
      }
    }
  }

  private static void awaitNoHost(BenchmarkWorld world) throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!world.clever().left().isEmpty()) {
      if (System.nanoTime() > end) {
        throw new IOException("the job's host was not removed");
      }
      Thread.sleep(100);
    }
  }
}
