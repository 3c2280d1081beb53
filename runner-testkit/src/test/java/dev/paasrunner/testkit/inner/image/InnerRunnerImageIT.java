package dev.paasrunner.testkit.inner.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.JobTemplate;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.model.Status;
import dev.paasrunner.testkit.inner.GivenJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InnerRunnerImageIT {
  private static String standIn = "";

  private final FakeGitLab gitlab = FakeGitLab.start();
  private String host = "";
  @TempDir private Path folder;

  @BeforeAll
  static void build() throws Exception {
    DockerNeeded.orSkip(InnerRunnerImageIT.class);
    standIn = InnerRunnerImage.ensure(Path.of("target"));
  }

  @BeforeEach
  void name() {
    host = "stand-in-test-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
  }

  @AfterEach
  void remove() throws Exception {
    gitlab.close();
    Tool.run(List.of("docker", "rm", "--force", host));
    Tool.run(List.of("docker", "rmi", "--force", host));
  }

  /// Builds what would be pushed for a job and starts it in the background.
  private GivenJob start(JobTemplate template) throws Exception {
    GivenJob job = GivenJob.acquire(gitlab, folder, template);
    Files.writeString(folder.resolve("Dockerfile"), job.dockerfile(standIn));
    Tool.mustRun("docker", "build", "--tag", host, folder.toString());
    Tool.mustRun("docker", "run", "--detach", "--network", "host", "--name", host, host);
    return job;
  }

  private String exitCode() throws Exception {
    return Tool.mustRun("docker", "wait", host).strip();
  }

  @Test
  void the_image_is_built_once_is_small_and_says_what_it_is() throws Exception {
    assertThat(standIn).startsWith("heptapod-runner-stand-in:");
    assertThat(InnerRunnerImage.ensure(Path.of("target"))).isEqualTo(standIn);
    assertThat(inspect("{{index .Config.Labels \"" + InnerRunnerImage.LABEL + "\"}}"))
        .isEqualTo("the Heptapod Runner image");
    assertThat(Long.parseLong(inspect("{{.Size}}"))).isLessThan(100_000_000);
  }

  private static String inspect(String format) throws Exception {
    return Tool.mustRun("docker", "image", "inspect", "--format", format, standIn).strip();
  }

  @Test
  void a_container_runs_a_job_and_reports_it() throws Exception {
    GivenJob job =
        start(
            id ->
                PayloadBuilder.job(id)
                    .script("cat /proc/1/cmdline | tr '\\0' ' '", "pwd", "exit 3")
                    .afterScript("echo after"));

    assertThat(exitCode()).isEqualTo("1");

    assertThat(job.view().status()).isEqualTo(Status.FAILED);
    assertThat(job.view().exitCode()).hasValue(3);
    assertThat(job.trace())
        .contains("/bin/sh /usr/bin/gitlab-runner", "/builds/project\n", "after\n");
    assertThat(Tool.mustRun("docker", "logs", host)).contains("stand-in").contains("exit code 3");
  }

  @Test
  void the_first_bytes_come_soon_after_the_start() throws Exception {
    GivenJob job = start(_ -> PayloadBuilder.job(1).script("sleep 1"));
    job.await(view -> view.trace().size() > 0);
    Instant first = Instant.now();

    Instant started =
        Instant.parse(
            Tool.mustRun("docker", "inspect", "--format", "{{.State.StartedAt}}", host).strip());
    Duration took = Duration.between(started, first);
    System.out.println("container start to first trace bytes: " + took.toMillis() + " ms");
    assertThat(took).isLessThan(Duration.ofSeconds(3));
    exitCode();
  }

  @Test
  void the_archive_of_classes_fits_in_the_image() throws Exception {
    Tool run =
        Tool.run(
            List.of(
                "docker",
                "run",
                "--rm",
                "--entrypoint",
                "/java/bin/java",
                standIn,
                "-XX:AOTMode=on",
                "-XX:AOTCache=/app/runner.aot",
                "-XX:+UseSerialGC",
                "-cp",
                "/app/runner.jar:/app/gson.jar",
                "dev.paasrunner.testkit.inner.InnerRunner"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.output()).contains("usage:").doesNotContain("error");
  }

  @Test
  void a_cancel_is_obeyed_within_two_seconds() throws Exception {
    GivenJob job =
        start(id -> PayloadBuilder.job(id).script("sleep 60").afterScript("echo $CI_JOB_STATUS"));
    job.awaitTrace("$ sleep 60");

    Instant canceled = Instant.now();
    gitlab.cancel(job.id());
    job.await(view -> view.status() == Status.CANCELED);

    assertThat(Duration.between(canceled, Instant.now())).isLessThan(Duration.ofSeconds(3));
    assertThat(job.trace()).contains("canceled\n");
    assertThat(exitCode()).isEqualTo("1");
  }

  @Test
  void nothing_that_a_job_leaves_behind_stays_a_zombie() throws Exception {
    GivenJob job =
        start(
            id ->
                PayloadBuilder.job(id)
                    .script(
                        "for i in $(seq 100); do (true & true &); done; sleep 1",
                        "echo zombies $(cat /proc/[0-9]*/status | grep -c '^State:.Z' || true)"));

    assertThat(exitCode()).isEqualTo("0");

    assertThat(job.trace()).contains("zombies 0\n");
  }

  @Test
  void a_stop_ends_the_container_at_once() throws Exception {
    GivenJob job = start(id -> PayloadBuilder.job(id).script("sleep 60"));
    job.awaitTrace("$ sleep 60");

    Instant stopped = Instant.now();
    Tool.mustRun("docker", "stop", "--time", "9", host);

    assertThat(Duration.between(stopped, Instant.now())).isLessThan(Duration.ofSeconds(4));
    assertThat(job.view().status()).isEqualTo(Status.RUNNING);
  }
}
