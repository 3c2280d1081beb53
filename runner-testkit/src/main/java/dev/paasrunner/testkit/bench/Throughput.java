package dev.paasrunner.testkit.bench;

import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.JobReport;
import dev.paasrunner.testkit.clever.run.Script;
import dev.paasrunner.testkit.clever.run.ScriptedRuns;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// How many jobs a second go through the real daemon with four runner sections and a simulated
/// Clever Cloud without delays, and what they cost the daemon. A first part of the jobs warms up
/// and is reported apart.
final class Throughput {
  private static final List<String> TOKENS =
      List.of(
          "glrt-t1_aathroughputbench",
          "glrt-t1_bbthroughputbench",
          "glrt-t1_ccthroughputbench",
          "glrt-t1_ddthroughputbench");
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final FakeGitLab gitlab;
  private final FakeClever clever;
  private final Process daemon;

  private Throughput(FakeGitLab gitlab, FakeClever clever, Process daemon) {
    this.gitlab = gitlab;
    this.clever = clever;
    this.daemon = daemon;
  }

  static void measure(int jobs) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("heptapod-paas-runner-benchmark");
    ScriptedRuns runs = new ScriptedRuns(_ -> Script.INSTANT, new JobReport());
    try (FakeGitLab gitlab = FakeGitLab.start();
        FakeClever clever = FakeClever.start(Switches.INSTANT, runs)) {
      TOKENS.forEach(gitlab::addRunner);
      Process daemon =
          GrantToLaunch.start(configure(folder, gitlab, clever), folder.resolve("log"));
      try {
        Throughput throughput = new Throughput(gitlab, clever, daemon);
        throughput.run("cold", jobs / 2);
        gitlab.clearRequests();
        clever.clearRequests();
        throughput.run("warm", jobs);
        throughput.printRequests(jobs);
      } finally {
        daemon.destroy();
        daemon.waitFor();
      }
    }
  }

  private void run(String name, int jobs) throws InterruptedException {
    Duration cpu = cpu();
    long start = System.nanoTime();
    IntStream.range(0, jobs).forEach(_ -> gitlab.enqueue(PayloadBuilder::job));
    var _ = gitlab.awaitAllFinished(LONGEST);
    while (!clever.left().isEmpty()) {
      Thread.sleep(10);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%-5s %5d jobs in %5.1f s: %6.1f jobs/s, %5.1f ms of the daemon's CPU for each%n",
        name, jobs, seconds, jobs / seconds, Percentiles.millis(cpu().minus(cpu)) / jobs);
  }

  /// What the daemon asked for: none that it could do without.
  private void printRequests(int jobs) {
    Map<String, Long> counts = new TreeMap<>(clever.requestsByRoute());
    gitlab
        .requests()
        .forEach(request -> counts.merge("coordinator " + request.endpoint(), 1L, Long::sum));
    counts.forEach(
        (route, count) -> System.out.printf("%8.2f a job: %s%n", (double) count / jobs, route));
  }

  private Duration cpu() {
    return daemon.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static Path configure(Path folder, FakeGitLab gitlab, FakeClever clever)
      throws IOException {
    String organization = clever.addOrganization("benchmark");
    String credential = clever.addToken(organization, Role.MANAGER);
    StringBuilder file =
        new StringBuilder(
            """
            concurrent = 2000
            paas_max_concurrent_provisioning = 2000
            state_file = "%s"
            check_interval = 1
            """
                .formatted(folder.resolve("state.json")));
    for (String token : TOKENS) {
      file.append(
          """
          [[runners]]
          name = "%s"
          url = "%s"
          token = "%s"
          executor = "clever-docker"
          cc_api_url = "%s"
          cc_orga_id = "%s"
          cc_token = "%s"
          """
              .formatted(
                  token.substring(8, 10),
                  gitlab.url(),
                  token,
                  clever.apiUrl(),
                  organization,
                  credential));
    }
    return Files.writeString(folder.resolve("benchmark.toml"), file);
  }
}
