package dev.paasrunner.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A token or password. Prints as stars, so that no log line, message or label can show it by
/// accident; whoever needs the text calls [#reveal()] and has to mean it.
public final class Secret {
  private static final String STARS = "***";

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /// Wraps a text, which may be empty.
  public static Secret of(String text) {
    return new Secret(text);
  }

  /// The text itself, for a request header, a request body or a 0600 file and nothing else.
  public String reveal() {
    return text;
  }

  /// Whether there is nothing to hide.
  public boolean isBlank() {
    return text.isBlank();
  }

  /// Compares in constant time, so that timing tells nothing about the text.
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), secret.text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return STARS;
  }
}
