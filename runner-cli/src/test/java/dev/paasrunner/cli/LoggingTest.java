package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.paasrunner.settings.LogLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggingTest {
  @ParameterizedTest
  @CsvSource({
    "DEBUG, DEBUG, DEBUG, INFO",
    "info, INFO, INFO, INFO",
    "WARNING, WARNING, WARN, WARN",
    "Warn, WARNING, WARN, WARN",
    "ERROR, ERROR, ERROR, ERROR",
    "CRITICAL, ERROR, ERROR, ERROR"
  })
  void the_originals_names_are_mapped_and_libraries_never_show_their_details(
      String name, LogLevel level, String ours, String libraries) {
    LoggerContext context = new LoggerContext();

    LogLevel named = LogLevel.named(name).orElseThrow();
    new Logging(context).set(named);

    assertThat(named).isEqualTo(level);
    assertThat(context.getLogger("dev.paasrunner.engine").getEffectiveLevel())
        .isEqualTo(Level.toLevel(ours));
    assertThat(context.getLogger("com.github.dockerjava").getEffectiveLevel())
        .isEqualTo(Level.toLevel(libraries));
  }

  @Test
  void other_names_are_unknown() {
    assertThat(LogLevel.named("TRACE")).isEmpty();
    assertThat(LogLevel.named("")).isEmpty();
  }
}
