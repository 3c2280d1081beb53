package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.model.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the real daemon leaves behind is explained by the real command.
@Timeout(180)
class ExplainIT {
  private static final String TOKEN = "glrt-t1_explainexplain";
  private static final String JOB_TOKEN = "glcbt-";
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final FakeGitLab gitlab = FakeGitLab.start();
  private Distribution distribution;
  private Path config;

  @BeforeEach
  void prepare() throws IOException {
    distribution = Distribution.copyTo(folder.resolve("dist"));
    CompiledJar.write(
        Path.of("src", "test", "example-plugin"),
        distribution.lib(),
        distribution.plugins().resolve("acme-loop.jar"),
        folder);
    gitlab.addRunner(TOKEN);
    config = config("acme-loop", "");
  }

  @AfterEach
  void close() {
    gitlab.close();
  }

  private Path config(String executor, String more) throws IOException {
    return Files.writeString(
        folder.resolve("config.toml"),
        """
        state_dir = "%s"
        check_interval = 1
        [[runners]]
        url = "%s"
        token = "%s"
        executor = "%s"
        %s
        """
            .formatted(folder.resolve("state"), gitlab.url(), TOKEN, executor, more));
  }

  @Test
  void a_job_that_is_over_is_explained_after_the_daemon_was_stopped() throws Exception {
    long job = gitlab.enqueue(PayloadBuilder::job);
    try (Launched daemon = distribution.start(config.toString())) {
      gitlab.awaitJob(job, view -> view.status() == Status.SUCCESS, LONG);
      String _ = daemon.awaitLine("closed");
      daemon.terminate();
      assertThat(daemon.exitCode()).isZero();
    }
    assertThat(output(Long.toString(job)))
        .contains("over (success)")
        .containsSubsequence("asked", "acquired", "provisioning", "host gone", "closed");
    assertThat(kept()).doesNotContain(TOKEN, JOB_TOKEN);

    try (Launched command = distribution.start("explain", config.toString(), "987654321")) {
      assertThat(command.exitCode()).isEqualTo(2);
      assertThat(command.standardError())
          .startsWith("No job 987654321 is tracked in ")
          .contains("the history there, from ")
          .hasLineCount(1);
    }
  }

  @Test
  void a_job_in_the_middle_of_which_the_daemon_was_killed_has_one_timeline() throws Exception {
    // No engine is at the socket, so the job waits for its host, try after try.
    config = config("local-docker", "host = \"unix://%s\"".formatted(folder.resolve("no.sock")));
    long job = gitlab.enqueue(PayloadBuilder::job);
    try (Launched daemon = distribution.start(config.toString())) {
      String _ = daemon.awaitLine("kind=");
      assertThat(output(Long.toString(job)))
          .contains("now ")
          .doesNotContain("no daemon is at work");
      daemon.kill();
      assertThat(daemon.exitCode()).isNotZero();
    }
    String killed = output(Long.toString(job));
    assertThat(killed)
        .contains("provisioning, after ", "no daemon is at work, so nothing happens until it is");

    try (Launched daemon = distribution.start(config.toString())) {
      String _ = daemon.awaitLine("kind=");
      daemon.terminate();
      assertThat(daemon.exitCode()).isZero();
    }
    assertThat(output(Long.toString(job)))
        .containsSubsequence(
            "asked", "restarted", "daemon restarted, it had ended without notice", "now ");
  }

  private String output(String job) throws Exception {
    try (Launched command = distribution.start("explain", config.toString(), job)) {
      String output = command.standardOutput();
      assertThat(command.standardError()).isEmpty();
      assertThat(command.exitCode()).isZero();
      return output;
    }
  }

  private String kept() throws IOException {
    Path history = folder.resolve("state/history");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
        .isEqualTo("rwx------");
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(history)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
