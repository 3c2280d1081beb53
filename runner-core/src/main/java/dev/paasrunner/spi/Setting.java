package dev.paasrunner.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One key of an executor in a runner section.
///
/// @param key the key as it stands in the file
/// @param type how the value is written
/// @param required whether a section without it is refused
/// @param defaultValue the value when it is absent, as it would be written without quotes
/// @param secret whether the value is never shown
/// @param choices the only values allowed; empty if any is
/// @param help one line about what it does
public record Setting(
    String key,
    Type type,
    boolean required,
    Optional<String> defaultValue,
    boolean secret,
    List<String> choices,
    String help) {
  /// How a value is written.
  public enum Type {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    /// Whole seconds.
    SECONDS,
    /// A table of strings.
    TABLE,
    /// An array of strings.
    STRINGS
  }

  public Setting {
    requireNonNull(key);
    requireNonNull(type);
    requireNonNull(defaultValue);
    requireNonNull(help);
    choices = List.copyOf(choices);
  }

  /// A setting that may be left out and then has no value.
  public static Setting optional(String key, Type type, String help) {
    return new Setting(key, type, false, Optional.empty(), false, List.of(), help);
  }

  /// The default of a `SECONDS` setting.
  public Optional<Duration> defaultSeconds() {
    return type == Type.SECONDS
        ? defaultValue.map(Long::parseLong).map(Duration::ofSeconds)
        : Optional.empty();
  }

  /// The same setting with a value for when it is absent.
  public Setting withDefault(String value) {
    return new Setting(key, type, false, Optional.of(value), secret, choices, help);
  }

  /// The same setting, which a section must have.
  public Setting asRequired() {
    return new Setting(key, type, true, Optional.empty(), secret, choices, help);
  }

  /// The same setting, whose value is never shown.
  public Setting asSecret() {
    return new Setting(key, type, required, defaultValue, true, choices, help);
  }

  /// The same setting with the only values allowed.
  public Setting withChoices(String... allowed) {
    return new Setting(key, type, required, defaultValue, secret, List.of(allowed), help);
  }
}
