package dev.paasrunner.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.http.CleverFault;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.JobReport;
import dev.paasrunner.testkit.clever.run.PushRecorder;
import dev.paasrunner.testkit.clever.run.Script;
import dev.paasrunner.testkit.clever.run.ScriptedRuns;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Jobs of 10 MB through the daemon of the distribution with its own small heap, all at once, and
/// all of them resumed at once after a `kill -9`. What does not fit would end the daemon.
@Timeout(120)
@Tag("long")
class LargeJobsIT {
  private static final String TOKEN = "glrt-t1_largejobslargejobs12";
  private static final String PUSH = "POST /*.git/git-receive-pack";
  private static final int JOBS = 5;
  private static final int BYTES = 10_000_000;

  @TempDir Path folder;

  @Test
  void many_large_jobs_at_once_fit_into_the_daemon_also_after_a_kill() throws Exception {
    Distribution distribution = Distribution.copyTo(folder.resolve("dist"));
    String large = incompressible();
    PushRecorder runs = new PushRecorder(new ScriptedRuns(_ -> Script.INSTANT, new JobReport()));
    try (FakeGitLab gitlab = FakeGitLab.start();
        FakeClever clever = FakeClever.start(Switches.INSTANT, runs)) {
      gitlab.addRunner(TOKEN);
      for (int i = 0; i < JOBS; i++) {
        long _ = gitlab.enqueue(id -> PayloadBuilder.job(id).variable("LARGE", large));
      }
      String config = config(gitlab, clever).toString();
      clever.faults().arm(CleverFault.page(503).on(PUSH).always());
      try (Launched daemon = distribution.start(config)) {
        for (int acquired = 0; acquired < JOBS; acquired++) {
          String _ = daemon.awaitLine("job acquired");
        }
        clever.await("a host", () -> !clever.left().isEmpty(), Duration.ofMinutes(1));
        daemon.kill();
      }
      clever.faults().clear();
      try (Launched daemon = distribution.start(config)) {
        for (int closed = 0; closed < JOBS; closed++) {
          String _ = daemon.awaitLine("job closed");
        }
        daemon.terminate();
        assertThat(daemon.exitCode()).isZero();
      }
      assertThat(gitlab.jobs()).allMatch(job -> job.status().wireName().equals("success"));
      assertThat(clever.left()).isEmpty();
      assertThat(clever.everything()).extracting(Application::pushes).allMatch(times -> times == 1);
    }
    assertThat(runs.pushes())
        .hasSize(JOBS)
        .allMatch(pushed -> requireNonNull(pushed.files().get("job.json")).length > BYTES);
  }

  private static String incompressible() {
    byte[] bytes = new byte[BYTES * 3 / 4];
    new Random(20261124).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private Path config(FakeGitLab gitlab, FakeClever clever) throws IOException {
    String organization = clever.addOrganization("large");
    return Files.writeString(
        folder.resolve("config.toml"),
        """
        concurrent = 20
        state_file = "%s"
        check_interval = 1
        job_progress_poll_interval = 2
        [[runners]]
        name = "large"
        url = "%s"
        token = "%s"
        executor = "clever-docker"
        cc_api_url = "%s"
        cc_orga_id = "%s"
        cc_token = "%s"
        """
            .formatted(
                folder.resolve("state.json"),
                gitlab.url(),
                TOKEN,
                clever.apiUrl(),
                organization,
                clever.addToken(organization, Role.MANAGER)));
  }
}
