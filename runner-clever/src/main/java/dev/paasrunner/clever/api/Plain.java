package dev.paasrunner.clever.api;

/// Text of others, made fit for one of our sentences.
public final class Plain {
  private static final int LONGEST = 300;

  private Plain() {}

  /// Without control characters, and not longer than a line or two.
  public static String text(String text) {
    String visible = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    int points = Math.min(visible.codePointCount(0, visible.length()), LONGEST);
    int end = visible.offsetByCodePoints(0, points);
    return end == visible.length() ? visible : visible.substring(0, end) + "…";
  }
}
