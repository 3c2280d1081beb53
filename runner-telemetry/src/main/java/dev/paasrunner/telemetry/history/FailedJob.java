package dev.paasrunner.telemetry.history;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.Failure;
import dev.paasrunner.job.JobKey;
import java.time.Instant;

/// A job that this daemon failed.
///
/// @param at when that was decided
public record FailedJob(JobKey job, Failure failure, Instant at) {
  public FailedJob {
    requireNonNull(job);
    requireNonNull(failure);
    requireNonNull(at);
  }
}
