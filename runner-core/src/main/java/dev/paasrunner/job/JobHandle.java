package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/// What a coordinator needs to be asked or told about one job.
///
/// @param knownReasons the failure reasons that the job's payload said the coordinator knows
public record JobHandle(JobKey key, Secret token, Set<FailureReason> knownReasons) {
  public JobHandle {
    requireNonNull(key);
    requireNonNull(token);
    knownReasons = Set.copyOf(knownReasons);
  }
}
