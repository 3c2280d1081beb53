package dev.paasrunner.cli.service;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What `sd_watchdog_enabled(3)` reads from the environment. Pure.
final class WatchdogVariables {
  private WatchdogVariables() {}

  /// The longest time without a sign of life; empty if none is expected of this process.
  static Optional<Duration> timeout(Map<String, String> environment, long pid) {
    String meant = environment.getOrDefault("WATCHDOG_PID", "");
    return Optional.ofNullable(environment.get("WATCHDOG_USEC"))
        .filter(text -> text.matches("[1-9][0-9]{0,15}"))
        .filter(_ -> meant.isEmpty() || meant.equals(Long.toString(pid)))
        .map(text -> Duration.ofNanos(Long.parseLong(text) * 1000));
  }
}
