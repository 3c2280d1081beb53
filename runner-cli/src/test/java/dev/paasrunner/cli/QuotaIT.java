package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.JobReport;
import dev.paasrunner.testkit.clever.run.Script;
import dev.paasrunner.testkit.clever.run.Script.Fate;
import dev.paasrunner.testkit.clever.run.ScriptedRuns;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.http.Fault;
import dev.paasrunner.testkit.gitlab.model.Requirements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A quota of three hosts of flavor M for two sections with jobs of several flavors, through the
/// daemon of the distribution. The platform weighs what exists whenever an application is made.
@Timeout(180)
@Tag("long")
class QuotaIT {
  private static final String LIGHT = "glrt-t1_lightlightlightlight";
  private static final String HEAVY = "glrt-t2_heavyheavyheavyheavy";
  private static final List<String> FLAVORS = List.of("XS", "S", "M", "L", "S", "XS");

  /// Of three hosts of 8 GiB.
  private static final double QUOTA = 3 * Math.pow(8, 1.25);

  private static final double ROUNDING = 1e-6;
  private static final int JOBS = 8;

  @TempDir Path folder;

  private final FakeGitLab gitlab = FakeGitLab.start();
  private final FakeClever clever =
      FakeClever.start(
          Switches.INSTANT.delayed(
              Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofMillis(100)),
          new ScriptedRuns(
              _ -> new Script(Duration.ofMillis(50), Duration.ofMillis(300), new Fate.Ends(0)),
              new JobReport()));

  @Test
  void hosts_never_weigh_more_than_the_quota_also_over_a_kill() throws Exception {
    Distribution distribution = Distribution.copyTo(folder.resolve("dist"));
    try (gitlab;
        clever) {
      gitlab.addRunner(LIGHT, "light");
      gitlab.addRunner(HEAVY, "heavy");
      enqueue();
      String config = config().toString();
      try (Launched daemon = distribution.start(config)) {
        for (int closed = 0; closed < 3; closed++) {
          String _ = daemon.awaitLine("job closed");
        }
        // What is handed out now has to be written down before the kill.
        gitlab.fault(Endpoint.REQUEST_JOB, Fault.status(503).always());
        String _ = daemon.awaitLine("no jobs come from the coordinator");
        String _ = daemon.awaitLine("no jobs come from the coordinator");
        daemon.kill();
      }
      gitlab.clearFaults();
      try (Launched daemon = distribution.start(config)) {
        var _ = gitlab.awaitAllFinished(Duration.ofMinutes(2));
        clever.await("an end", () -> clever.left().isEmpty(), Duration.ofMinutes(1));
        daemon.terminate();
        assertThat(daemon.exitCode()).isZero();
      }
      assertThat(gitlab.jobs()).allMatch(job -> job.status().wireName().equals("success"));
      assertThat(clever.heaviestEver()).isBetween(QUOTA / 2, QUOTA + ROUNDING);
      assertThat(clever.everything())
          .hasSize(JOBS)
          .extracting(Application::pushes)
          .allMatch(times -> times == 1);
    }
  }

  private void enqueue() {
    for (int i = 0; i < JOBS; i++) {
      String flavor = FLAVORS.get(i % FLAVORS.size());
      boolean heavy = flavor.equals("L") || i % 2 == 0;
      long _ =
          gitlab.enqueue(
              id -> PayloadBuilder.job(id).variable("CI_CLEVER_CLOUD_FLAVOR", flavor),
              Requirements.tags(heavy ? "heavy" : "light"));
    }
  }

  private Path config() throws IOException {
    String organization = clever.addOrganization("quota");
    String token = clever.addToken(organization, Role.MANAGER);
    String global =
        """
        concurrent = 20
        state_file = "%s"
        check_interval = 1
        job_progress_poll_interval = 2
        [quota_computation]
        reference_runner = "heavy"
        reference_flavor = "M"
        reference_jobs_count = 3
        """
            .formatted(folder.resolve("state.json"));
    return Files.writeString(
        folder.resolve("config.toml"),
        global
            + section("light", LIGHT, "M", organization, token)
            + section("heavy", HEAVY, "L", organization, token));
  }

  private String section(
      String name, String runner, String heaviest, String organization, String token) {
    return """
    [[runners]]
    name = "%s"
    url = "%s"
    token = "%s"
    executor = "clever-docker"
    cc_api_url = "%s"
    cc_orga_id = "%s"
    cc_token = "%s"
    cc_max_flavor = "%s"
    """
        .formatted(name, gitlab.url(), runner, clever.apiUrl(), organization, token, heaviest);
  }
}
