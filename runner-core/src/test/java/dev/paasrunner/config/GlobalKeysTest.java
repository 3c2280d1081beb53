package dev.paasrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.settings.ListenAddress;
import dev.paasrunner.settings.LogFormat;
import dev.paasrunner.settings.LogLevel;
import dev.paasrunner.settings.LogSettings;
import dev.paasrunner.settings.QuotaReference;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalKeysTest {
  @TempDir private Path folder;

  @Test
  void concurrency_is_another_name_for_concurrent() {
    assertThat(with("concurrency = 7").configuration().engine().limits().concurrent()).isEqualTo(7);
  }

  @Test
  void of_both_names_concurrent_counts() {
    ConfigFile file = with("concurrency = 7\nconcurrent = 8");

    assertThat(file.configuration().engine().limits().concurrent()).isEqualTo(8);
    assertThat(file.report()).startsWith("WARNING F:1:1: concurrency: is not used because");
  }

  @ParameterizedTest
  @CsvSource({"-5, 3", "0, 3", "1, 1"})
  void no_or_a_negative_check_interval_is_three_seconds(int seconds, int expected) {
    assertThat(with("check_interval = " + seconds).configuration().engine().checkInterval())
        .isEqualTo(Duration.ofSeconds(expected));
  }

  @ParameterizedTest
  @CsvSource({"text, TEXT", "json, JSON", "runner, TEXT"})
  void the_log_has_one_of_two_formats(String word, LogFormat format) {
    ConfigFile file = with("log_format = '" + word + "'");

    assertThat(file.report()).doesNotContain("log_format");
    assertThat(file.configuration().log().format()).isEqualTo(format);
  }

  @Test
  void another_format_of_the_log_is_explained() {
    assertThat(with("log_format = 'xml'").report())
        .contains("F:1:1: log_format: is no format of the log, expected \"text\" or \"json\"");
  }

  @ParameterizedTest
  @CsvSource({
    "debug, DEBUG",
    "info, INFO",
    "warn, WARNING",
    "warning, WARNING",
    "error, ERROR",
    "Error, ERROR",
    "trace, DEBUG",
    "fatal, ERROR",
    "panic, ERROR"
  })
  void the_level_of_the_log_has_gitlab_runners_names(String word, LogLevel level) {
    ConfigFile file = with("log_level = '" + word + "'");

    assertThat(file.report()).isEmpty();
    assertThat(file.configuration().log().level()).isEqualTo(level);
  }

  @Test
  void another_level_of_the_log_is_explained() {
    assertThat(with("log_level = 'loud'").report())
        .isEqualTo(
            "ERROR F:1:1: log_level: is no level of the log, expected \"debug\", \"info\", \"warn\""
                + " or \"error\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"concurrent = 0", "state_dir = = 3", "[[runners"})
  void the_log_of_a_file_with_mistakes_is_known_as_far_as_it_is_understood(String mistake) {
    ConfigResult read = with("log_format = 'json'\n" + mistake).read();

    assertThat(read.configuration()).isEmpty();
    assertThat(read.log().format()).isEqualTo(LogFormat.JSON);
    assertThat(with("log_format = 'json\n" + mistake).read().log()).isEqualTo(LogSettings.DEFAULTS);
    assertThat(with("log_format = 'xml'").read().log()).isEqualTo(LogSettings.DEFAULTS);
  }

  @Test
  void statistics_are_logged_unless_they_are_switched_off() {
    assertThat(with("").configuration().log()).isEqualTo(LogSettings.DEFAULTS);
    assertThat(with("paas_log_statistics = false").configuration().log().statistics()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-5, 30", "0, 30", "7, 7"})
  void no_or_a_negative_shutdown_timeout_is_thirty_seconds(int seconds, int expected) {
    assertThat(with("shutdown_timeout = " + seconds).configuration().shutdownTimeout())
        .isEqualTo(Duration.ofSeconds(expected));
  }

  @Test
  void the_state_directory_is_named_after_the_state_file() {
    Configuration configuration = with("state_file = \"some/state.json\"").configuration();

    assertThat(configuration.stateFile()).contains(Path.of("some/state.json"));
    assertThat(configuration.stateDirectory()).contains(Path.of("some/state.json.d"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "concurrent = 0",
        "concurrent = 3000000000",
        "concurrency = true",
        "paas_max_concurrent_provisioning = 0",
        "job_progress_poll_interval = -1",
        "paas_start_timeout = 0",
        "paas_timeout_margin = -1",
        "check_interval = 1.5",
        "state_file = '/'",
        "state_dir = ' '",
        "state_dir = \"a\\u0000b\"",
        "log_level = 3",
        "log_level = ''",
        "log_format = 'xml'",
        "log_format = ''",
        "log_format = true",
        "paas_log_statistics = 'yes'",
        "quota_computation = 3",
        "listen_address = 'here:there'"
      })
  void an_unusable_global_key_leaves_no_configuration(String line) {
    ConfigFile file = with(line);

    assertThat(file.read().configuration()).isEmpty();
    assertThat(file.read().errors())
        .singleElement()
        .satisfies(problem -> assertThat(problem.position().line()).isEqualTo(1));
  }

  @Test
  void an_address_to_listen_at_is_read_and_an_empty_one_means_nowhere() {
    assertThat(with("listen_address = ':9300'").configuration().listenAddress())
        .contains(new ListenAddress("127.0.0.1", 9300));
    assertThat(with("listen_address = ''").configuration().listenAddress()).isEmpty();
    assertThat(with("").configuration().listenAddress()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paas_finished_jobs_keep_resources = true",
        "paas_decommission_launch_failures = false",
        "sentry_dsn = 'https://x'"
      })
  void a_key_that_does_nothing_yet_is_named(String line) {
    ConfigFile file = with(line);

    assertThat(file.report())
        .isEqualTo(
            "WARNING F:1:1: "
                + line.substring(0, line.indexOf(' '))
                + ": has no effect in this version");
    assertThat(file.configuration().sections()).hasSize(1);
  }

  @Test
  void the_quota_is_read_and_needs_all_three_keys() {
    ConfigFile good =
        with(
            """
            [quota_computation]
            reference_runner = "abcdefghi"
            reference_flavor = "M"
            reference_jobs_count = 3
            """);
    assertThat(good.report()).isEmpty();
    assertThat(good.configuration().engine().limits().quota())
        .contains(new QuotaReference("abcdefghi", "M", 3));

    ConfigFile bad =
        with(
            """
            [quota_computation]
            reference_runner = "abcdefghi"
            reference_flavour = "M"
            reference_jobs_count = 0
            """);
    assertThat(bad.report())
        .isEqualTo(
            """
            ERROR F:1:1: quota_computation.reference_flavor: is missing, \
            expected all three keys of the quota, or none
            WARNING F:3:1: quota_computation.reference_flavour: is unknown and not used, \
            expected perhaps reference_flavor
            ERROR F:4:1: quota_computation.reference_jobs_count: is 0, \
            expected an integer of at least 1\
            """);
  }

  @Test
  void the_quotas_reference_runner_has_to_be_there() {
    ConfigFile file =
        with(
            """
            [quota_computation]
            reference_runner = "gone"
            reference_flavor = "M"
            reference_jobs_count = 3
            """);
    assertThat(file.report())
        .isEqualTo(
            "ERROR F:2:1: quota_computation.reference_runner: names no runner section that can be"
                + " used, expected one of [abcdefghi]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "session_server = { listen_address = 'x' }",
        "connection_max_age = '15m'",
        "user = 'x'",
        "labels = { a = 'b' }"
      })
  void keys_about_gitlab_runner_itself_are_passed_over(String line) {
    assertThat(with(line).report()).isEmpty();
  }

  private ConfigFile with(String globals) {
    return ConfigFile.in(folder, globals + "\n" + ConfigFile.MINIMAL_SECTION);
  }
}
