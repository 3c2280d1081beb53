package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.LogFormat;
import dev.paasrunner.settings.LogLevel;
import dev.paasrunner.settings.LogSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RunOptionsTest {
  private static final RunOptions PLAIN =
      new RunOptions(
          Path.of("c"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          false);
  private static final RunOptions BOTH =
      new RunOptions(
          Path.of("c"),
          Optional.of(LogLevel.ERROR),
          Optional.of(Duration.ofSeconds(7)),
          Optional.of(Duration.ofSeconds(8)),
          OptionalInt.of(9),
          true);

  @Test
  void the_file_decides_where_the_command_line_says_nothing() {
    assertThat(PLAIN.override(EngineSettings.DEFAULTS)).isEqualTo(EngineSettings.DEFAULTS);
    assertThat(PLAIN.override(LogSettings.DEFAULTS)).isEqualTo(LogSettings.DEFAULTS);
    assertThat(PLAIN.deprecations()).isEmpty();
  }

  @Test
  void the_command_line_overrides_both_intervals_and_nothing_else() {
    assertThat(BOTH.override(EngineSettings.DEFAULTS))
        .isEqualTo(
            EngineSettings.DEFAULTS.withIntervals(Duration.ofSeconds(7), Duration.ofSeconds(8)));
  }

  @Test
  void the_command_lines_level_counts_more_than_the_files() {
    LogSettings quiet = new LogSettings(LogFormat.JSON, LogLevel.WARNING, false);
    assertThat(PLAIN.override(quiet)).isEqualTo(quiet);
    assertThat(BOTH.override(quiet))
        .isEqualTo(new LogSettings(LogFormat.JSON, LogLevel.ERROR, false));
  }

  @Test
  void each_deprecated_option_names_the_key_to_use_instead() {
    assertThat(BOTH.deprecations())
        .containsExactly(
            "the option --poll-interval is deprecated: set check_interval in the configuration file"
                + " instead",
            "the option --job-progress-poll-interval is deprecated: set job_progress_poll_interval"
                + " in the configuration file instead");
  }
}
