package dev.paasrunner.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.event.Level;

/// How much is logged, by the names that the original takes; the first shows most.
public enum LogLevel {
  DEBUG(Level.DEBUG, "DEBUG"),
  INFO(Level.INFO, "INFO"),
  WARNING(Level.WARN, "WARN"),
  ERROR(Level.ERROR, "CRITICAL");

  private final Level level;
  private final String otherName;

  LogLevel(Level level, String otherName) {
    this.level = level;
    this.otherName = otherName;
  }

  /// The level of a name in any case.
  public static Optional<LogLevel> named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(level -> upper.equals(level.name()) || upper.equals(level.otherName))
        .findFirst();
  }

  /// The names, for messages.
  public static String choices() {
    return Arrays.stream(values()).map(LogLevel::name).collect(Collectors.joining(", "));
  }

  /// As it is written in the configuration.
  public String label() {
    return level.name().toLowerCase(Locale.ROOT);
  }

  /// Whether fewer lines are written than with the other.
  public boolean isQuieterThan(LogLevel other) {
    return compareTo(other) > 0;
  }

  /// The name that logging libraries have for it.
  public String libraryName() {
    return level.name();
  }

  /// The same for the logging API.
  public Level level() {
    return level;
  }
}
