package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// One job as it is kept on disk: identity, what is needed to report it, and its state.
///
/// @param token the job's token, needed to report after a restart
/// @param acquiredAt when the coordinator's answer arrived
/// @param timeout the job's own time limit
/// @param knownReasons the failure reasons that the coordinator said it knows
public record JobRecord(
    JobKey key,
    Secret token,
    Instant acquiredAt,
    Duration timeout,
    Set<FailureReason> knownReasons,
    JobState state) {
  public JobRecord {
    requireNonNull(key);
    requireNonNull(token);
    requireNonNull(acquiredAt);
    requireNonNull(timeout);
    requireNonNull(state);
    knownReasons = Set.copyOf(knownReasons);
  }

  /// The same job in another state.
  public JobRecord in(JobState next) {
    return new JobRecord(key, token, acquiredAt, timeout, knownReasons, next);
  }

  /// What a coordinator needs to be asked or told about the job.
  public JobHandle handle() {
    return new JobHandle(key, token, knownReasons);
  }
}
