package dev.paasrunner.clever.api;

import java.time.Duration;
import java.util.Optional;

/// How long an answer asks us to stay away. Pure.
public final class RetryAfter {
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private RetryAfter() {}

  /// Reads the header `Retry-After` in seconds; more than an hour is an hour.
  public static Optional<Duration> of(String header) {
    return Optional.of(header.strip())
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .filter(Duration::isPositive)
        .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }
}
