package dev.paasrunner.settings;

import static java.util.Objects.requireNonNull;

/// What is written to the log, and how.
///
/// @param statistics whether each polling cycle that changed something ends with a line of figures
public record LogSettings(LogFormat format, boolean statistics) {
  /// The defaults of the configuration file.
  public static final LogSettings DEFAULTS = new LogSettings(LogFormat.TEXT, true);

  public LogSettings {
    requireNonNull(format);
  }
}
