package dev.paasrunner.testkit.gitlab.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Hides a token in bytes by as many `x`, so that no length changes.
final class TokenMask {
  private TokenMask() {}

  static byte[] apply(byte[] text, String token) {
    byte[] secret = token.getBytes(StandardCharsets.UTF_8);
    byte[] masked = text.clone();
    int at = 0;
    while (at + secret.length <= masked.length) {
      if (Arrays.equals(masked, at, at + secret.length, secret, 0, secret.length)) {
        Arrays.fill(masked, at, at + secret.length, (byte) 'x');
        at += secret.length;
      } else {
        at++;
      }
    }
    return masked;
  }
}
