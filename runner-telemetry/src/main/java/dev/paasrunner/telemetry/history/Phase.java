package dev.paasrunner.telemetry.history;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/// A stretch of a job's life in one state.
///
/// @param state the state's label, such as `provisioning`
/// @param since when it began, as far as is known
/// @param exact whether it really began then; otherwise it began before this daemon was started
public record Phase(String state, Instant since, boolean exact) {
  public Phase {
    requireNonNull(state);
    requireNonNull(since);
  }

  /// How long it lasted until an instant, never negative.
  public Duration until(Instant end) {
    Duration length = Duration.between(since, end);
    return length.isNegative() ? Duration.ZERO : length;
  }
}
