package dev.paasrunner.telemetry.metrics;

import java.time.Duration;

/// Durations as Prometheus has them.
final class Seconds {
  private static final double NANOS = Duration.ofSeconds(1).toNanos();

  private Seconds() {}

  /// In seconds; 0 if a clock that was set back made the time negative.
  static double of(Duration time) {
    return time.isNegative() ? 0 : time.toNanos() / NANOS;
  }
}
