package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.store.StateSnapshot;
import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.JobReport;
import dev.paasrunner.testkit.clever.run.Script;
import dev.paasrunner.testkit.clever.run.ScriptedRuns;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.model.JobView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Five hundred jobs through the daemon of the distribution, on a Clever Cloud that fails now and
/// then on every route.
@Timeout(300)
class CleverFaultsIT {
  private static final String TOKEN = "glrt-t1_fivehundredjobs12345";
  private static final int JOBS = 500;
  private static final long SEED = 20261124;

  @TempDir Path folder;

  @Test
  void every_job_ends_once_and_nothing_is_left() throws Exception {
    Distribution distribution = Distribution.copyTo(folder.resolve("dist"));
    ScriptedRuns runs = new ScriptedRuns(_ -> Script.INSTANT, new JobReport());
    try (FakeGitLab gitlab = FakeGitLab.start();
        FakeClever clever = FakeClever.start(Switches.INSTANT, runs)) {
      gitlab.addRunner(TOKEN);
      IntStream.range(0, JOBS).forEach(_ -> gitlab.enqueue(PayloadBuilder::job));
      Path config = config(gitlab, clever);
      try (Launched daemon = distribution.start(config.toString())) {
        // Its first question decides whether the section works at all.
        String _ = daemon.awaitLine("acquired");
        clever.faults().random(SEED, 0.04);
        for (int closed = 0; closed < JOBS; closed++) {
          String _ = daemon.awaitLine("closed");
        }
        List<JobView> jobs = gitlab.jobs();
        assertThat(clever.left()).isEmpty();
        daemon.terminate();
        assertThat(daemon.exitCode()).isZero();
        assertThat(jobs).hasSize(JOBS);
        assertThat(statuses(jobs).getOrDefault("success", 0L)).isGreaterThan(JOBS * 9 / 10);
        assertThat(jobs)
            .filteredOn(job -> !job.status().wireName().equals("success"))
            .allSatisfy(CleverFaultsIT::saysWhyItFailed);
      }
      assertThat(pushesByName(clever).values()).allMatch(pushes -> pushes <= 1);
    }
    assertThat(records()).isEmpty();
  }

  private static void saysWhyItFailed(JobView job) {
    assertThat(job.failureReason()).contains("runner_system_failure");
    assertThat(job.trace().text())
        .containsPattern(
            "\\[code: (provisioning-failed|launch-failed|launch-unknown|host-[a-z-]+)]");
  }

  private static Map<String, Long> statuses(List<JobView> jobs) {
    return jobs.stream()
        .collect(Collectors.groupingBy(job -> job.status().wireName(), Collectors.counting()));
  }

  private static Map<String, Integer> pushesByName(FakeClever clever) {
    return clever.everything().stream()
        .collect(
            Collectors.groupingBy(
                application -> application.blueprint().name(),
                Collectors.summingInt(Application::pushes)));
  }

  private List<StateSnapshot.Kept> records() throws IOException {
    return StateSnapshot.of(folder.resolve("state.json.d")).jobs();
  }

  private Path config(FakeGitLab gitlab, FakeClever clever) throws IOException {
    String organization = clever.addOrganization("soak");
    return Files.writeString(
        folder.resolve("config.toml"),
        """
        concurrent = 250
        paas_max_concurrent_provisioning = 250
        state_file = "%s"
        check_interval = 1
        job_progress_poll_interval = 2
        [[runners]]
        name = "soak"
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
