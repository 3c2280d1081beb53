package dev.paasrunner.register.file;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// One key of a new section.
///
/// @param path the key without the section's own name; several parts for a key of a table in it
/// @param literal the value as TOML
/// @param secret whether the value must not be shown
public record Entry(List<String> path, String literal, boolean secret) {
  public Entry {
    path = List.copyOf(path);
    requireNonNull(literal);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("an entry has a key");
    }
  }

  /// A key with a text that may be shown.
  public static Entry text(String key, String value) {
    return literal(key, TomlWords.string(value));
  }

  /// A key with a text that may not.
  public static Entry secret(String key, String value) {
    return new Entry(List.of(key), TomlWords.string(value), true);
  }

  /// A key with a value as TOML, which may be shown.
  public static Entry literal(String key, String toml) {
    return new Entry(List.of(key), toml, false);
  }

  /// The key as it is written in TOML: `docker.privileged`.
  public String dottedKey() {
    return String.join(".", path.stream().map(TomlWords::key).toList());
  }

  /// Without the value, which may be a secret.
  @Override
  public String toString() {
    return dottedKey();
  }
}
