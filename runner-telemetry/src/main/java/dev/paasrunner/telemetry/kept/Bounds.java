package dev.paasrunner.telemetry.kept;

/// How much history is kept.
///
/// @param days whole days before the present one
/// @param bytes of all files together
public record Bounds(int days, long bytes) {
  /// A week, and 16 MiB: some ten thousand jobs.
  public static final Bounds USUAL = new Bounds(7, 16L * 1024 * 1024);

  /// Files are removed whole, so each is a small part of what is kept.
  private static final int PARTS = 16;

  public Bounds {
    if (days < 0 || bytes < PARTS) {
      throw new IllegalArgumentException("no history fits into " + bytes + " bytes");
    }
  }

  long bytesOfFile() {
    return bytes / PARTS;
  }
}
