package dev.paasrunner.settings;

/// What becomes of hosts that bear this daemon's mark and that no record knows.
public enum SweepMode {
  /// They are removed.
  DELETE,
  /// They are reported.
  REPORT,
  /// They are not looked for.
  OFF
}
