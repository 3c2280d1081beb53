package dev.paasrunner.docker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// The name of a host's image. Containers may be named by any letters, digits, `_`, `.` and `-`;
/// images only in lower case, and between two letters or digits there may be one dot, one or two
/// underscores, or dashes (`distribution/reference`, `path-component`). Pure.
final class ImageName {
  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*");
  private static final int DIGITS = 12;

  private ImageName() {}

  /// The host's name where an image can have it; otherwise its letters and digits, and a digest
  /// that keeps apart what would otherwise be the same.
  static String of(String hostName) {
    if (ALLOWED.matcher(hostName).matches()) {
      return hostName;
    }
    String plain =
        hostName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return (plain.isEmpty() ? "" : plain + "-") + digest(hostName);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
