package dev.paasrunner.testkit.clever;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time that passes when a test says so.
final class ManualClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-02-01T10:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}
