package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.gitlab.FakeGitLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What an operator does beside the real daemon: it takes over the original's state with a host
/// that cannot be removed, because no Docker engine is at its socket.
@Timeout(180)
class OperatorIT {
  private static final String TOKEN = "glrt-t1_operatoroperator";

  @TempDir Path folder;
  private final FakeGitLab gitlab = FakeGitLab.start();
  private Distribution distribution;
  private Path config;
  private Path stateFile;

  @BeforeEach
  void leave_what_the_original_left() throws IOException {
    distribution = Distribution.copyTo(folder.resolve("dist"));
    gitlab.addRunner(TOKEN);
    stateFile = folder.resolve("state.json");
    config =
        Files.writeString(
            folder.resolve("config.toml"),
            """
            state_file = "%s"
            check_interval = 1
            [[runners]]
            url = "%s"
            token = "%s"
            executor = "local-docker"
            host = "unix://%s"
            """
                .formatted(stateFile, gitlab.url(), TOKEN, folder.resolve("no.sock")));
    Files.writeString(
        stateFile,
        """
        {"launched": [], "pending": [], "standby_resources": [],
         "to_decommission": [{"runner_name": "glrt-t1_", "job_id": 7, "token": "s3cret-of-job",
           "trace_offset": 0, "expected_weight": 1.0, "paas_resource": "hpd-job-glrt-t1_-7"}]}
        """);
  }

  @AfterEach
  void close() {
    gitlab.close();
  }

  @Test
  void the_originals_state_is_taken_over_shown_and_written_off_beside_the_daemon()
      throws Exception {
    try (Launched daemon = distribution.start(config.toString())) {
      assertThat(daemon.awaitLine("taken over")).contains("TO_DECOMMISSION=1");
      String failed = daemon.awaitLine("kind=");
      assertThat(failed).contains("hpd-job-glrt-t1_-7");
      assertThat(stateFile).doesNotExist();
      assertThat(folder.resolve("state.json.imported")).exists();

      assertThat(output("state"))
          .contains("operatoro  settling  hpd-job-glrt-t1_-7")
          .contains("host, try ")
          .contains("1 job is tracked")
          .contains("a daemon is at work there")
          .doesNotContain("s3cret-of-job");
      assertThat(output("state", "--json")).contains("\"daemon_runs\": true");

      try (Launched command =
          distribution.start("write-off", config.toString(), "7", "--reason", "removed by hand")) {
        assertThat(command.exitCode()).isZero();
        assertThat(command.standardOutput()).startsWith("The running daemon forgets operatoro/7");
      }
      assertThat(daemon.awaitLine("written off by hand")).contains("removed by hand");
      String noted = daemon.awaitLine("asked to be written off");
      assertThat(noted).contains("WRITTEN_OFF");
      assertThat(output("state")).startsWith("No job is tracked");

      daemon.terminate();
      assertThat(daemon.exitCode()).isZero();
    }
    assertThat(folder.resolve("state.json.d/write-offs.jsonl"))
        .content()
        .contains("removed by hand", "hpd-job-glrt-t1_-7");
  }

  @Test
  void without_a_daemon_a_job_is_written_off_at_the_next_start() throws Exception {
    try (Launched daemon = distribution.start(config.toString())) {
      String failed = daemon.awaitLine("kind=");
      assertThat(failed).contains("hpd-job-glrt-t1_-7");
      daemon.terminate();
      assertThat(daemon.exitCode()).isZero();
    }
    try (Launched command =
        distribution.start("write-off", config.toString(), "7", "--reason", "x")) {
      assertThat(command.standardOutput()).startsWith("No daemon is at work: operatoro/7");
      assertThat(command.exitCode()).isZero();
    }
    try (Launched daemon = distribution.start(config.toString())) {
      assertThat(daemon.awaitLine("asked to be written off")).contains("WRITTEN_OFF");
      daemon.terminate();
      assertThat(daemon.exitCode()).isZero();
      assertThat(daemon.standardError()).doesNotContain("go on from before");
    }
    try (Launched command =
        distribution.start("write-off", config.toString(), "7", "--reason", "x")) {
      assertThat(command.exitCode()).isEqualTo(2);
      assertThat(command.standardError()).startsWith("No job 7 is tracked").hasLineCount(1);
    }
  }

  private String output(String command, String... options) throws Exception {
    String[] arguments = new String[options.length + 2];
    arguments[0] = command;
    arguments[1] = config.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    try (Launched launched = distribution.start(arguments)) {
      String output = launched.standardOutput();
      assertThat(launched.exitCode()).isZero();
      assertThat(launched.standardError()).isEmpty();
      return output;
    }
  }
}
