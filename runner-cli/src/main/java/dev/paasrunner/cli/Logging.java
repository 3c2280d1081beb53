package dev.paasrunner.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;

/// Sets how much is logged; where it goes is in `logback.xml`.
final class Logging {
  private final LoggerContext context;

  Logging(LoggerContext context) {
    this.context = context;
  }

  /// Libraries never log below INFO: at DEBUG an HTTP client shows whole requests, with tokens.
  void set(LogLevel wanted) {
    Level level = Level.convertAnSLF4JLevel(wanted.level());
    context.getLogger("dev.paasrunner").setLevel(level);
    context
        .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
        .setLevel(level.isGreaterOrEqual(Level.INFO) ? level : Level.INFO);
  }
}
