package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.HostRuns;
import dev.paasrunner.testkit.clever.run.JobReport;
import dev.paasrunner.testkit.clever.run.Script;
import dev.paasrunner.testkit.clever.run.ScriptedRuns;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.model.JobView;
import dev.paasrunner.testkit.gitlab.model.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The way back to the original program, step by step as `docs/migrating.md` has it, with the real
/// daemon. What the original would find in the end is what it would find had it never been left.
@Timeout(180)
@Tag("long")
class SwitchBackIT {
  private static final String TOKEN = "glrt-t1_switchbackswitchback";
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir Path folder;
  @AutoClose private final FakeGitLab gitlab = FakeGitLab.start();

  private final CountDownLatch end = new CountDownLatch(1);

  @AutoClose
  private final FakeClever clever =
      FakeClever.start(
          Switches.INSTANT, new ScriptedRuns(_ -> Script.INSTANT, this::runUntilToldToEnd));

  private Distribution distribution;
  private Path config;
  private Path stateFile;
  private String ofTheOriginal;

  private void runUntilToldToEnd(HostRuns.Pushed pushed) {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the cloud is closed", e);
    }
    new JobReport().accept(pushed);
  }

  @BeforeEach
  void run_with_a_file_that_has_more_than_the_original_knows() throws IOException {
    distribution = Distribution.copyTo(folder.resolve("dist"));
    gitlab.addRunner(TOKEN);
    stateFile = folder.resolve("state.json");
    String organization = clever.addOrganization("tenant");
    ofTheOriginal =
        """
        state_file = "%s"
        check_interval = 1
        job_progress_poll_interval = 1
        [[runners]]
        name = "back"
        url = "%s"
        token = "%s"
        executor = "clever-docker"
        cc_api_url = "%s"
        cc_orga_id = "%s"
        cc_token = "%s"
        """
            .formatted(
                stateFile,
                gitlab.url(),
                TOKEN,
                clever.apiUrl(),
                organization,
                clever.addToken(organization, Role.MANAGER));
    config =
        Files.writeString(
            folder.resolve("config.toml"),
            "paas_sweep = \"report\"\n" + ofTheOriginal + "paas_inner_debug = true\n");
  }

  @Test
  void a_daemon_that_ran_empty_leaves_the_original_nothing_to_do_and_nothing_to_trip_over()
      throws Exception {
    try (Launched daemon = distribution.start(config.toString())) {
      gitlab.enqueue(PayloadBuilder.job(7).text());
      String _ = daemon.awaitLine("job runs job=7");

      // 1. Pause the runners: no new jobs, and those under way go on.
      gitlab.pauseRunner(TOKEN);
      gitlab.enqueue(PayloadBuilder.job(8).text());
      assertThat(state()).contains("1 job is tracked");

      // 2. Wait until nothing is tracked.
      end.countDown();
      String _ = daemon.awaitLine("job closed job=7");
      assertThat(state()).startsWith("No job is tracked");

      // 3. Stop.
      daemon.terminate();
      assertThat(daemon.exitCode()).isZero();
    }
    assertThat(gitlab.job(7).status()).isEqualTo(Status.SUCCESS);
    assertThat(gitlab.job(8).status()).isEqualTo(Status.PENDING);
    assertThat(clever.left()).as("hosts that somebody would have to remove").isEmpty();

    // 4. What is left of the file is the original's.
    assertThat(withoutOurKeys()).isEqualTo(ofTheOriginal);

    // 5. It finds no state to take over: it begins as if it had been stopped without jobs.
    assertThat(stateFile).doesNotExist();

    // 6. Whoever comes back has the same identity, and so the same mark on the hosts.
    Path identity = folder.resolve("state.json.d").resolve(".runner_system_id");
    String before = Files.readString(identity);
    try (Launched daemon = distribution.start("--poll-cycles=1", config.toString())) {
      assertThat(daemon.exitCode()).isZero();
    }
    assertThat(identity).hasContent(before.strip());
  }

  @Test
  void in_a_hurry_a_job_goes_on_and_one_more_start_removes_its_host() throws Exception {
    try (Launched daemon = distribution.start(config.toString())) {
      gitlab.enqueue(PayloadBuilder.job(7).text());
      String _ = daemon.awaitLine("job runs job=7");
      gitlab.pauseRunner(TOKEN);
      assertThat(state()).contains("hpd-job-");
      daemon.terminate();
      assertThat(daemon.exitCode()).isZero();
    }
    end.countDown();
    JobView _ = gitlab.awaitJob(7, job -> job.status() == Status.SUCCESS, LONGEST);
    assertThat(clever.left()).as("nobody removes the host").hasSize(1);

    try (Launched daemon = distribution.start(config.toString())) {
      String _ = daemon.awaitLine("job closed job=7");
      assertThat(clever.left()).isEmpty();
      assertThat(state()).startsWith("No job is tracked");
      daemon.terminate();
      assertThat(daemon.exitCode()).isZero();
    }
  }

  /// As an editor would do it, by the keys that the page names.
  private String withoutOurKeys() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "migrating.md"));
    int list = page.indexOf("<!-- from the program: only here -->");
    String keys = page.substring(list, page.indexOf("<!-- end -->", list));
    return Files.readAllLines(config).stream()
        .filter(line -> !keys.contains("`" + line.replaceFirst(" = .*", "") + "`"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String state() throws Exception {
    try (Launched state = distribution.start("state", config.toString())) {
      String output = state.standardOutput();
      assertThat(state.exitCode()).isZero();
      return output;
    }
  }
}
