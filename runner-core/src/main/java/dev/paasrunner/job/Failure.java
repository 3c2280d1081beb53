package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

/// A failure that we report for a job.
///
/// @param code stable code, which also gives the coordinator's reason
/// @param message one sentence for the job's author; never a secret
public record Failure(FailureCode code, String message) {
  public Failure {
    requireNonNull(code);
    requireNonNull(message);
  }
}
