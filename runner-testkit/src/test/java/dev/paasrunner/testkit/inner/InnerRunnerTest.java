package dev.paasrunner.testkit.inner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.JobTemplate;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.model.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InnerRunnerTest {
  private final FakeGitLab gitlab = FakeGitLab.start();
  @TempDir private Path folder;

  @AfterEach
  void stop() {
    gitlab.close();
  }

  private GivenJob job(JobTemplate template) throws Exception {
    return GivenJob.acquire(gitlab, folder, template);
  }

  private static String shown(String command) {
    return "\u001b[32;1m$ " + command + "\u001b[0;m\n";
  }

  @Test
  void the_commands_run_in_order_each_shown_before_its_output() throws Exception {
    GivenJob job =
        job(
            id ->
                PayloadBuilder.job(id).beforeScript("echo before").script("echo one", "echo two"));

    assertThat(job.run()).isZero();

    assertThat(job.view().status()).isEqualTo(Status.SUCCESS);
    assertThat(job.trace())
        .contains(
            shown("echo before") + "before\n" + shown("echo one") + "one\n" + shown("echo two"))
        .endsWith("two\n\u001b[32;1mJob succeeded\u001b[0;m\n");
  }

  @Test
  void the_trace_says_first_that_a_stand_in_runs_and_what_it_ignores() throws Exception {
    GivenJob job =
        job(id -> PayloadBuilder.job(id).image("python:3.12").service("redis").script("true"));

    job.run();

    assertThat(job.trace().lines().toList().get(0))
        .contains("stand-in for the Heptapod Runner image");
    assertThat(job.trace().lines().toList().get(1)).contains("ignores: image, services, git_info");
  }

  @Test
  void variables_are_in_the_environment_or_in_files() throws Exception {
    GivenJob job =
        job(
            id ->
                PayloadBuilder.job(id)
                    .variable("TWICE", "first")
                    .variable("TWICE", "the 'last' one")
                    .fileVariable("KEY_FILE", "line 1\nline 2")
                    .script("echo \"$TWICE of $CI_JOB_ID\"", "cat \"$KEY_FILE\"", "pwd"));

    job.run();

    assertThat(job.trace())
        .contains("the 'last' one of " + job.id() + "\n", "line 1\nline 2")
        .contains(job.project() + "\n");
  }

  @Test
  void the_runners_own_environment_is_hidden_from_the_job() throws Exception {
    GivenJob job = job(id -> PayloadBuilder.job(id).script("env"));

    job.run();

    assertThat(System.getenv()).containsKey("JAVA_HOME");
    assertThat(job.trace()).contains("CI_PROJECT_DIR=").doesNotContain("JAVA_HOME=");
  }

  @Test
  void the_first_command_that_fails_ends_the_script_with_its_exit_code() throws Exception {
    GivenJob job =
        job(
            id ->
                PayloadBuilder.job(id)
                    .script("(exit 42)", "echo never")
                    .afterScript("echo status $CI_JOB_STATUS"));

    assertThat(job.run()).isOne();

    assertThat(job.view().status()).isEqualTo(Status.FAILED);
    assertThat(job.view().failureReason()).hasValue("script_failure");
    assertThat(job.view().exitCode()).hasValue(42);
    assertThat(job.trace())
        .contains("status failed\n", "ERROR: Job failed: exit code 42")
        .doesNotContain("never");
  }

  @Test
  void a_failure_within_a_pipe_fails_the_job() throws Exception {
    GivenJob job = job(id -> PayloadBuilder.job(id).script("false | cat"));

    assertThat(job.run()).isOne();

    assertThat(job.view().exitCode()).hasValue(1);
  }

  @Test
  void a_failing_after_script_changes_nothing() throws Exception {
    GivenJob job = job(id -> PayloadBuilder.job(id).script("true").afterScript("false"));

    assertThat(job.run()).isZero();

    assertThat(job.view().status()).isEqualTo(Status.SUCCESS);
  }

  @Test
  void a_job_without_steps_is_a_system_failure() throws Exception {
    GivenJob job = job(id -> PayloadBuilder.job(id).with("steps", new JsonArray()));

    assertThat(job.run()).isOne();

    assertThat(job.view().failureReason()).hasValue("runner_system_failure");
    assertThat(job.trace()).contains("the job has no script steps");
  }

  @Test
  void what_a_step_leaves_running_is_ended_with_it() throws Exception {
    GivenJob job = job(id -> PayloadBuilder.job(id).script("sleep 60 & echo pid $!"));

    assertThat(job.run()).isZero();

    assertThat(Processes.haveEnded(job.trace())).isTrue();
  }

  @Test
  void a_wrong_command_line_or_file_is_told_by_the_exit_code() {
    assertThat(InnerRunner.run(new String[] {"run"}, folder)).isEqualTo(2);
    assertThat(
            InnerRunner.run(
                new String[] {"exec-fetched-job", "--config", "missing", "missing"}, folder))
        .isEqualTo(2);
  }
}
