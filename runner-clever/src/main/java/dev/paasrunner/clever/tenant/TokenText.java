package dev.paasrunner.clever.tenant;

import java.util.regex.Pattern;

/// What can be sent as a token: visible characters of ASCII. Anything else would be an exception of
/// the HTTP client, which quotes it.
public final class TokenText {
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

  private TokenText() {}

  /// Whether a text can be sent as a token.
  public static boolean isOne(String text) {
    return VISIBLE.matcher(text).matches();
  }
}
