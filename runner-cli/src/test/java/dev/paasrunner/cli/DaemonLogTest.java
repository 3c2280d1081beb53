package dev.paasrunner.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import dev.paasrunner.settings.LogFormat;
import dev.paasrunner.settings.LogLevel;
import dev.paasrunner.settings.LogSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DaemonLogTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final LoggerContext context = new LoggerContext();

  @Test
  void the_files_level_is_taken_whenever_it_changes() {
    DaemonLog log = log(Optional.empty());

    log.become(with(LogLevel.DEBUG));
    assertThat(level()).isEqualTo("DEBUG");
    log.become(with(LogLevel.ERROR));
    assertThat(level()).isEqualTo("ERROR");
  }

  @Test
  void the_command_lines_level_counts_more_at_the_start_and_after_a_change() {
    DaemonLog log = log(Optional.of(LogLevel.WARNING));

    log.become(with(LogLevel.DEBUG));
    assertThat(level()).isEqualTo("WARN");
    log.become(with(LogLevel.ERROR));
    assertThat(level()).isEqualTo("WARN");
  }

  @Test
  void a_person_is_told_a_mistake_on_standard_error() {
    log(Optional.empty()).complain("No.");

    assertThat(err.toString(UTF_8)).isEqualTo("No.\n");
  }

  private DaemonLog log(Optional<LogLevel> ofCommandLine) {
    RunOptions options =
        new RunOptions(
            Path.of("c"),
            ofCommandLine,
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            false);
    return new DaemonLog(options, new Logging(context), new PrintStream(err, true, UTF_8));
  }

  private String level() {
    return context.getLogger("dev.paasrunner.engine").getEffectiveLevel().toString();
  }

  private static LogSettings with(LogLevel level) {
    return new LogSettings(LogFormat.TEXT, level, true);
  }
}
