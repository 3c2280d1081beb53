package dev.paasrunner.spi;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.FailureReason;
import dev.paasrunner.job.Secret;
import java.time.Duration;
import java.util.Set;

/// A job that a coordinator handed over.
///
/// @param id the coordinator's number of the job
/// @param token the job's token
/// @param timeout the job's own time limit
/// @param knownReasons the failure reasons that the coordinator knows
/// @param payload the coordinator's answer exactly as it came, to be parsed when the job is planned
public record Grant(
    long id, Secret token, Duration timeout, Set<FailureReason> knownReasons, String payload) {
  public Grant {
    requireNonNull(token);
    requireNonNull(timeout);
    requireNonNull(payload);
    knownReasons = Set.copyOf(knownReasons);
  }

  /// The number only: the payload holds secrets.
  @Override
  public String toString() {
    return "job " + id;
  }
}
