package dev.paasrunner.cli.log;

import java.util.Objects;

/// Makes a text that others wrote fit for a line: it must neither begin a new one nor reach a
/// terminal's controls.
public final class OneLine {
  private OneLine() {}

  /// The text without line breaks and control characters.
  public static String of(String text) {
    String line = Objects.requireNonNullElse(text, "");
    return line.chars().noneMatch(Character::isISOControl) ? line : withoutControls(line);
  }

  private static String withoutControls(String line) {
    return line.replaceAll("[\r\n]+", " / ").replaceAll("\\p{Cc}", "?");
  }
}
