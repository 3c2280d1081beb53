package dev.paasrunner.policy;

import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When time alone ends a job.
///
/// @param startTimeout how long a host may take from the hand-over until it runs the job
/// @param timeoutMargin how long beyond its timeout a job may take to report itself
public record Deadlines(Duration startTimeout, Duration timeoutMargin) {
  /// The instant at which the job is given up in its present state; [Instant#MAX] if never.
  public Instant of(JobRecord job) {
    return switch (job.state()) {
      case JobState.Acquired _, JobState.Provisioning _, JobState.Launching _ ->
          job.acquiredAt().plus(job.timeout());
      case JobState.Starting starting -> starting.launchedAt().plus(startTimeout);
      // The host's runner counts from its own start, and reports a timeout itself if it can.
      case JobState.Running running -> running.since().plus(job.timeout()).plus(timeoutMargin);
      case JobState.Settling _, JobState.Closed _ -> Instant.MAX;
    };
  }

  /// How the job fails if its deadline has passed.
  public Optional<Failure> overdue(JobRecord job, Instant now) {
    return now.isBefore(of(job)) ? Optional.empty() : Optional.of(failure(job));
  }

  private Failure failure(JobRecord job) {
    return switch (job.state()) {
      case JobState.Starting _ ->
          new Failure(
              FailureCode.START_TIMEOUT,
              "the host did not start the job within " + inWords(startTimeout));
      case JobState.Running _ ->
          new Failure(
              FailureCode.JOB_TIMEOUT,
              "the job ran longer than its timeout of " + inWords(job.timeout()));
      default ->
          new Failure(
              FailureCode.JOB_TIMEOUT,
              "no host was ready within the job's timeout of " + inWords(job.timeout()));
    };
  }

  private static String inWords(Duration duration) {
    return duration.toSeconds() % 60 == 0 && duration.toMinutes() > 0
        ? duration.toMinutes() + " min"
        : duration.toSeconds() + " s";
  }
}
