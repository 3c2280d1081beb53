package dev.paasrunner.register.file;

import java.util.Locale;
import java.util.regex.Pattern;

/// Writes keys and values so that TOML 0.4 and later read what was meant.
final class TomlWords {
  private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");

  private TomlWords() {}

  static String key(String name) {
    return BARE_KEY.matcher(name).matches() ? name : string(name);
  }

  static String string(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(unit -> quoted.append(escaped((char) unit)));
    return quoted.append('"').toString();
  }

  private static String escaped(char unit) {
    return switch (unit) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          Character.isISOControl(unit)
              ? String.format(Locale.ROOT, "\\u%04X", (int) unit)
              : String.valueOf(unit);
    };
  }
}
