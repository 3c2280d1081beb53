package dev.paasrunner.spi;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.FailureReason;
import dev.paasrunner.job.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A job that a coordinator handed over.
///
/// @param id the coordinator's number of the job
/// @param projectId the coordinator's number of the job's project, if it is told
/// @param token the job's token
/// @param timeout the job's own time limit
/// @param knownReasons the failure reasons that the coordinator knows
/// @param queued how long the job had waited in the coordinator's queue, if it is told
/// @param payload the coordinator's answer exactly as it came, to be parsed when the job is planned
public record Grant(
    long id,
    OptionalLong projectId,
    Secret token,
    Duration timeout,
    Set<FailureReason> knownReasons,
    Optional<Duration> queued,
    String payload) {
  public Grant {
    requireNonNull(queued);
    requireNonNull(token);
    requireNonNull(timeout);
    requireNonNull(payload);
    requireNonNull(projectId);
    knownReasons = Set.copyOf(knownReasons);
  }

  /// A job of which no more is told.
  public Grant(
      long id, Secret token, Duration timeout, Set<FailureReason> knownReasons, String payload) {
    this(id, OptionalLong.empty(), token, timeout, knownReasons, Optional.empty(), payload);
  }

  /// The number only: the payload holds secrets.
  @Override
  public String toString() {
    return "job " + id;
  }
}
