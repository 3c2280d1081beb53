package dev.paasrunner.testkit.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Durations, in order.
record Percentiles(List<Duration> sorted) {
  static Percentiles of(List<Duration> durations) {
    return new Percentiles(durations.stream().sorted().toList());
  }

  Duration at(int percent) {
    int index = (int) Math.ceil(percent / 100.0 * sorted.size()) - 1;
    return sorted.get(Math.max(index, 0));
  }

  /// One line with the usual figures.
  String line(String name) {
    return String.format(
        Locale.ROOT,
        "%-34s n=%-5d p50 %7.1f ms  p90 %7.1f ms  p99 %7.1f ms  max %7.1f ms",
        name,
        sorted.size(),
        millis(at(50)),
        millis(at(90)),
        millis(at(99)),
        millis(at(100)));
  }

  static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
