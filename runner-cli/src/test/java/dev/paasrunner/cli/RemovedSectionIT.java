package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.HostRuns.Pushed;
import dev.paasrunner.testkit.clever.run.JobReport;
import dev.paasrunner.testkit.clever.run.Script;
import dev.paasrunner.testkit.clever.run.ScriptedRuns;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A section with two running jobs is removed by a reload of the daemon of the distribution, which
/// is then ended and started again with the file that does not have the section.
@Timeout(180)
class RemovedSectionIT {
  private static final String GONE = "glrt-t1_goneGoneGoneGoneGone";
  private static final String STAYS = "glrt-t2_staysStaysStaysStays";

  @TempDir Path folder;
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @Test
  void its_jobs_end_and_its_hosts_go_after_a_stop() throws Exception {
    endsAfter(Launched::terminate);
  }

  @Test
  void its_jobs_end_and_its_hosts_go_after_a_kill() throws Exception {
    endsAfter(Launched::kill);
  }

  private interface End {
    void of(Launched daemon);
  }

  private void endsAfter(End end) throws Exception {
    Distribution distribution = Distribution.copyTo(folder.resolve("dist"));
    JobReport report = new JobReport();
    ScriptedRuns runs =
        new ScriptedRuns(
            _ -> Script.INSTANT,
            pushed -> {
              awaitEnd(pushed);
              report.accept(pushed);
            });
    try (FakeGitLab gitlab = FakeGitLab.start();
        FakeClever clever = FakeClever.start(Switches.INSTANT, runs)) {
      gitlab.addRunner(GONE);
      gitlab.enqueue(PayloadBuilder::job);
      gitlab.enqueue(PayloadBuilder::job);
      String organization = clever.addOrganization("org");
      String token = clever.addToken(organization, Role.MANAGER);
      String gone = section(GONE, gitlab, clever, organization, token);
      String stays = section(STAYS, gitlab, clever, organization, token);
      Path config = write(gone + stays);
      try (Launched daemon = distribution.start(config.toString())) {
        String _ = daemon.awaitLine("job runs");
        String _ = daemon.awaitLine("job runs");
        gitlab.addRunner(STAYS);
        Path _ = write(stays);
        daemon.hangup();
        String _ = daemon.awaitLine(": gone");
        assertThat(kept()).hasSize(1);
        end.of(daemon);
        int _ = daemon.exitCode();
        assertThat(daemon.standardError()).doesNotContain("no jobs are left");
      }
      assertThat(kept()).hasSize(1);
      assertThat(clever.left()).hasSize(2);
      try (Launched daemon = distribution.start(config.toString())) {
        String _ = daemon.awaitLine("not in the configuration any more");
        mayEnd.countDown();
        String _ = daemon.awaitLine("job closed");
        String _ = daemon.awaitLine("job closed");
        String _ = daemon.awaitLine("no jobs are left, the section is closed");
        assertThat(clever.left()).isEmpty();
        assertThat(kept()).isEmpty();
        daemon.terminate();
        assertThat(daemon.exitCode()).isZero();
        assertThat(daemon.standardError()).doesNotContain("no jobs are left", "not configured");
      }
      assertThat(gitlab.jobs())
          .hasSize(2)
          .allMatch(job -> job.status().wireName().equals("success"));
    }
  }

  private void awaitEnd(Pushed pushed) {
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the run of " + pushed.application() + " was ended", e);
    }
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("state/draining"))) {
      return files.toList();
    }
  }

  private Path write(String sections) throws IOException {
    Path file = folder.resolve("config.toml");
    return Files.writeString(
        file,
        """
        state_dir = "%s"
        check_interval = 1
        job_progress_poll_interval = 1
        %s"""
            .formatted(folder.resolve("state"), sections));
  }

  private static String section(
      String runner, FakeGitLab gitlab, FakeClever clever, String organization, String token) {
    return """
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
            runner.substring(0, 8), gitlab.url(), runner, clever.apiUrl(), organization, token);
  }
}
