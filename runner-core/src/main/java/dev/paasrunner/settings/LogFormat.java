package dev.paasrunner.settings;

import java.util.Locale;

/// How lines of the log look.
public enum LogFormat {
  /// A sentence and then `key=value`, for people.
  TEXT,
  /// One JSON object in each line, for programs.
  JSON;

  /// As it is written in the configuration.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
