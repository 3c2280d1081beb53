package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The log of the real daemon, which has nothing to do.
@Timeout(120)
class LogsIT {
  private static final String TOKEN = "glrt-t1_canarycanarycana";

  @TempDir Path folder;
  private final FakeGitLab gitlab = FakeGitLab.start();
  private Distribution distribution;

  @BeforeEach
  void unpack() throws IOException {
    distribution = Distribution.copyTo(folder.resolve("dist"));
    gitlab.addRunner(TOKEN);
  }

  @AfterEach
  void close() {
    gitlab.close();
  }

  @Test
  void every_line_is_json_until_the_cycles_are_over() throws Exception {
    String config = config("log_format = \"json\"\nsentry_dsn = \"x\"");
    try (Launched daemon =
        distribution.start(
            "--poll-cycles=2",
            "--poll-interval=1",
            "--job-progress-poll-interval=1",
            "-l",
            "debug",
            config)) {
      List<String> lines = daemon.standardError().lines().toList();
      assertThat(daemon.exitCode()).isZero();

      assertThat(lines).noneMatch(line -> line.contains(TOKEN));
      List<JsonObject> events =
          lines.stream().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
      assertThat(events)
          .extracting(event -> event.get("msg").getAsString())
          .anyMatch(message -> message.startsWith("heptapod-paas-runner "))
          .anyMatch(message -> message.contains("sentry_dsn: has no effect"))
          .anyMatch(
              message -> message.startsWith("POST " + gitlab.url() + "/api/v4/jobs/request: 204"))
          .containsSubsequence(
              "limits",
              "section",
              "statistics",
              "2 polling cycles are over (--poll-cycles)",
              "stopped");
      JsonObject statistics =
          events.stream()
              .filter(event -> event.get("msg").getAsString().equals("statistics"))
              .findFirst()
              .orElseThrow();
      assertThat(statistics.get("jobs").getAsInt()).isZero();
      assertThat(statistics.get("level").getAsString()).isEqualTo("info");
    }
  }

  @Test
  void a_signal_has_the_state_written_in_the_format_that_was_last_wanted() throws Exception {
    Path config = Path.of(config("job_progress_poll_interval = 1"));
    try (Launched daemon = distribution.start("--debug-signal", config.toString())) {
      String _ = daemon.awaitLine("section name=logs");
      String _ = daemon.awaitLine("statistics cycle=1 jobs=0");
      Files.writeString(
          config,
          "log_format = \"json\"\npaas_log_statistics = false\n" + Files.readString(config));
      daemon.hangup();
      String _ = daemon.awaitLine("configuration: log_format: text -> json");

      daemon.userSignal();
      assertThat(daemon.awaitLine("state of the daemon")).startsWith("{").contains("\"jobs\":0");
      assertThat(daemon.awaitLine("state of a section")).contains("\"condition\":\"asking\"");
      String _ = daemon.awaitLine("state of the process");

      daemon.terminate();
      assertThat(daemon.exitCode()).isZero();
      assertThat(daemon.standardError()).doesNotContain("statistics", TOKEN);
    }
  }

  @Test
  void the_level_of_the_file_applies_at_the_start_and_at_once_when_it_changes() throws Exception {
    Path config = Path.of(config("log_level = \"debug\"\ncheck_interval = 1"));
    try (Launched daemon = distribution.start(config.toString())) {
      String _ = daemon.awaitLine("DEBUG POST ");
      replaceIn(config, "debug", "info");
      daemon.hangup();
      String _ = daemon.awaitLine("INFO  configuration: log_level: debug -> info");

      daemon.terminate();
      assertThat(daemon.exitCode()).isZero();
      assertThat(daemon.standardError()).contains("INFO  stopped").doesNotContain("DEBUG");
    }
  }

  @Test
  void the_level_of_the_command_line_counts_more_than_the_files() throws Exception {
    String config = config("log_level = \"debug\"");
    try (Launched daemon =
        distribution.start("-l", "error", "--poll-cycles=1", "--poll-interval=1", config)) {
      assertThat(daemon.exitCode()).isZero();
      assertThat(daemon.standardError()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"concurrent = 0", "state_dir = = 3", "[[runners"})
  void a_file_that_cannot_be_used_is_told_in_json_if_it_says_so_and_is_understood_that_far(
      String mistake) throws Exception {
    String config = config("log_format = \"json\"\n" + mistake);
    try (Launched daemon = distribution.start(config)) {
      assertThat(daemon.exitCode()).isEqualTo(2);
      List<JsonObject> events =
          daemon
              .standardError()
              .lines()
              .map(line -> JsonParser.parseString(line).getAsJsonObject())
              .toList();
      assertThat(events)
          .filteredOn(event -> event.get("level").getAsString().equals("error"))
          .extracting(event -> event.get("msg").getAsString())
          .anyMatch(message -> message.contains("config.toml:2:"))
          .anyMatch(message -> message.endsWith("cannot be used, see above: nothing to run."));
    }
  }

  @Test
  void a_mistake_on_the_command_line_is_for_people() throws Exception {
    String config = config("log_format = \"json\"");
    try (Launched daemon = distribution.start("--poll-cycles=none", config)) {
      assertThat(daemon.exitCode()).isEqualTo(2);
      assertThat(daemon.standardError()).startsWith("The option --poll-cycles takes");
    }
  }

  private static void replaceIn(Path file, String text, String other) throws IOException {
    Files.writeString(file, Files.readString(file).replace(text, other));
  }

  private String config(String lines) throws IOException {
    return Files.writeString(
            folder.resolve("config.toml"),
            """
            %s
            state_dir = "%s"
            [[runners]]
            name = "logs"
            url = "%s"
            token = "%s"
            executor = "local-docker"
            """
                .formatted(lines, folder.resolve("state"), gitlab.url(), TOKEN))
        .toString();
  }
}
