package dev.paasrunner.testkit.bench;

import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How long the real daemon takes from the coordinator's grant to the start of the hand-over, with
/// an executor that takes no time. Jobs come one after the other, so that none waits for another;
/// the first tenth warms up and is reported apart.
final class GrantToLaunch {
  private static final String TOKEN = "glrt-t1_benchmarkbenchmark";
  private static final int BATCH = 10;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private GrantToLaunch() {}

  static void measure(int jobs) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("heptapod-paas-runner-benchmark");
    Path launches = Files.createFile(folder.resolve("launches"));
    try (FakeGitLab gitlab = FakeGitLab.start()) {
      gitlab.addRunner(TOKEN);
      Process daemon = start(configure(folder, gitlab, launches), folder.resolve("log"));
      try {
        List<Long> ids = runJobs(gitlab, launches, jobs);
        report(gitlab, ids, read(launches), PlainBaseline.measure(gitlab.url(), folder, 200));
      } finally {
        daemon.destroy();
        daemon.waitFor();
      }
    }
  }

  private static Path configure(Path folder, FakeGitLab gitlab, Path launches) throws IOException {
    return Files.writeString(
        folder.resolve("benchmark.toml"),
        """
        state_file = "%s"
        check_interval = 1
        [[runners]]
        name = "benchmark"
        url = "%s"
        token = "%s"
        executor = "benchmark"
        benchmark_file = "%s"
        """
            .formatted(folder.resolve("state.json"), gitlab.url(), TOKEN, launches));
  }

  /// Starts the distribution's daemon.
  static Process start(Path configuration, Path log) throws IOException {
    Path home = Path.of(System.getProperty("dev.paasrunner.home", ".")).toAbsolutePath();
    ProcessBuilder builder =
        new ProcessBuilder(
                home.resolve("bin/heptapod-paas-runner").toString(), configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("HEPTAPOD_PAAS_RUNNER_PLUGINS", home.resolve("demo").toString());
    return builder.start();
  }

  private static List<Long> runJobs(FakeGitLab gitlab, Path launches, int jobs)
      throws IOException, InterruptedException {
    List<Long> ids = new ArrayList<>();
    while (ids.size() < jobs) {
      List<Long> batch =
          Stream.generate(() -> gitlab.enqueue(PayloadBuilder::job)).limit(BATCH).toList();
      awaitLaunches(launches, batch);
      batch.forEach(id -> gitlab.drop(id, "script_failure"));
      ids.addAll(batch);
    }
    return ids;
  }

  private static void awaitLaunches(Path launches, List<Long> batch)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(LONGEST);
    while (!read(launches).keySet().containsAll(batch)) {
      if (Instant.now().isAfter(end)) {
        throw new IOException("not all of " + batch + " were launched; see the daemon's log");
      }
      Thread.sleep(20);
    }
  }

  private static Map<Long, Instant> read(Path launches) throws IOException {
    Map<Long, Instant> instants = new LinkedHashMap<>();
    for (String line : Files.readAllLines(launches)) {
      int blank = line.indexOf(' ');
      instants.put(
          Long.valueOf(line.substring(0, blank)), Instant.parse(line.substring(blank + 1)));
    }
    return instants;
  }

  private static void report(
      FakeGitLab gitlab, List<Long> ids, Map<Long, Instant> launches, Percentiles baseline) {
    List<Duration> shares =
        ids.stream()
            .map(
                id ->
                    Duration.between(
                        gitlab.job(id).times().started().orElseThrow(), launches.get(id)))
            .toList();
    int warmUp = shares.size() / 10;
    Percentiles warm = Percentiles.of(shares.subList(warmUp, shares.size()));
    System.out.println(Percentiles.of(shares.subList(0, warmUp)).line("grant to launch, cold"));
    System.out.println(warm.line("grant to launch, warm"));
    System.out.println(baseline.line("plain baseline, same exchanges"));
    System.out.printf(
        "ratio of the medians: %.1f%n",
        Percentiles.millis(warm.at(50)) / Percentiles.millis(baseline.at(50)));
  }
}
