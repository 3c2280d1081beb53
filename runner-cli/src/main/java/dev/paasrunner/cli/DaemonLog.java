package dev.paasrunner.cli;

import dev.paasrunner.config.Problem;
import dev.paasrunner.settings.LogFormat;
import dev.paasrunner.settings.LogLevel;
import dev.paasrunner.settings.LogSettings;
import java.io.PrintStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The daemon's log as its file and its command line want it, and what is said to whoever wrote the
/// file.
final class DaemonLog {
  private static final Logger LOG = LoggerFactory.getLogger(DaemonLog.class);

  private final RunOptions options;
  private final Logging logging;
  private final PrintStream err;
  private Optional<LogLevel> levelOfFile = Optional.empty();
  private volatile LogFormat format = LogSettings.DEFAULTS.format();

  DaemonLog(RunOptions options, Logging logging, PrintStream err) {
    this.options = options;
    this.logging = logging;
    this.err = err;
  }

  /// Writes as the file says from now on, unless the command line says otherwise.
  void become(LogSettings settings) {
    format = settings.format();
    logging.set(format);
    logging.set(options.override(settings).level());
    boolean changed = levelOfFile.filter(before -> before != settings.level()).isPresent();
    if (changed && options.logLevel().isPresent()) {
      LOG.info(
          "log_level has changed in the file, but --logging-level {} of the command line counts"
              + " more",
          options.logLevel().get());
    }
    levelOfFile = Optional.of(settings.level());
  }

  /// A mistake in the file.
  void complain(Problem problem) {
    if (format == LogFormat.JSON && problem.severity() == Problem.Severity.WARNING) {
      LOG.warn("{}", problem);
    } else {
      complain(problem.toString());
    }
  }

  /// A sentence for whoever wrote the configuration, who may be a person at a terminal.
  void complain(String sentence) {
    switch (format) {
      case TEXT -> err.println(sentence);
      case JSON -> LOG.error("{}", sentence);
    }
  }
}
