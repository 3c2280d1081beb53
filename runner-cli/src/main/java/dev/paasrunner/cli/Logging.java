package dev.paasrunner.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.OutputStreamAppender;
import dev.paasrunner.cli.log.LineEncoder;
import dev.paasrunner.settings.LogFormat;
import dev.paasrunner.settings.LogLevel;
import org.slf4j.LoggerFactory;

/// Sets how much is logged and in which format; where it goes is in `logback.xml`.
final class Logging {
  private static final String APPENDER = "STDERR";

  private final LoggerContext context;

  Logging(LoggerContext context) {
    this.context = context;
  }

  static Logging ofThisProcess() {
    return new Logging((LoggerContext) LoggerFactory.getILoggerFactory());
  }

  /// Libraries never log below INFO: at DEBUG an HTTP client shows whole requests, with tokens.
  void set(LogLevel wanted) {
    Level level = Level.convertAnSLF4JLevel(wanted.level());
    context.getLogger("dev.paasrunner").setLevel(level);
    context
        .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
        .setLevel(level.isGreaterOrEqual(Level.INFO) ? level : Level.INFO);
  }

  /// Writes in this format from now on, unless the user has replaced `logback.xml`.
  void set(LogFormat format) {
    if (context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender(APPENDER)
            instanceof OutputStreamAppender<?> appender
        && appender.getEncoder() instanceof LineEncoder encoder) {
      encoder.become(format);
    }
  }
}
