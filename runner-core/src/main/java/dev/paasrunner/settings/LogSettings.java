package dev.paasrunner.settings;

import static java.util.Objects.requireNonNull;

/// What is written to the log, and how.
///
/// @param level which lines are written; a command line may know better
/// @param statistics whether each polling cycle that changed something ends with a line of figures
public record LogSettings(LogFormat format, LogLevel level, boolean statistics) {
  /// The defaults of the configuration file.
  public static final LogSettings DEFAULTS = new LogSettings(LogFormat.TEXT, LogLevel.INFO, true);

  public LogSettings {
    requireNonNull(format);
    requireNonNull(level);
  }
}
