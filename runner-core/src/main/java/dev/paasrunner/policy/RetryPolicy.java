package dev.paasrunner.policy;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a call is made again.
///
/// @param maxAttempts how often a step of a job is tried; debts are tried without end
/// @param first the first pause, doubled after each attempt
/// @param longest the longest pause
public record RetryPolicy(int maxAttempts, Duration first, Duration longest) {
  /// Eight tries of a step within about four minutes; debts at least every five minutes.
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(8, Duration.ofSeconds(2), Duration.ofMinutes(5));

  /// When a step of a job is tried again.
  ///
  /// @param attempt number of the attempt that failed
  /// @return empty if it is not tried again
  public Optional<Instant> nextStep(JobKey job, int attempt, CallError error, Instant now) {
    return switch (error.kind()) {
      case REFUSED, DENIED, GONE -> Optional.empty();
      case TRANSIENT, EXHAUSTED ->
          attempt >= maxAttempts
              ? Optional.empty()
              : Optional.of(nextDebt(job, attempt, error, now));
    };
  }

  /// When a debt is tried again.
  ///
  /// @param attempt number of the attempt that failed
  public Instant nextDebt(JobKey job, int attempt, CallError error, Instant now) {
    Duration pause = spread(pause(attempt), job, attempt);
    Duration asked = error.retryAfter().orElse(Duration.ZERO);
    return now.plus(asked.compareTo(pause) > 0 ? asked : pause);
  }

  /// When a step is tried again while the platform fails for everybody. Such tries are not counted;
  /// the pauses grow with the time that the job has waited.
  public Instant afterOutage(JobRecord job, CallError error, Instant now) {
    Duration waited = Duration.between(job.acquiredAt(), now).dividedBy(4);
    Duration bounded = waited.compareTo(longest) > 0 ? longest : waited;
    Duration pause = bounded.compareTo(first) < 0 ? first : bounded;
    Duration asked = error.retryAfter().orElse(Duration.ZERO);
    int salt = (int) now.getEpochSecond();
    Duration spread = spread(pause, job.key(), salt);
    return now.plus(asked.compareTo(spread) > 0 ? asked : spread);
  }

  private Duration pause(int attempt) {
    Duration pause = first;
    for (int i = 1; i < attempt && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longest) > 0 ? longest : pause;
  }

  /// Jobs that failed together do not come back together. Derived from the job instead of drawn, so
  /// that a decision stays a function of its inputs.
  private static Duration spread(Duration pause, JobKey job, int attempt) {
    int percent = 80 + Math.floorMod(31 * job.hashCode() + attempt, 41);
    return pause.multipliedBy(percent).dividedBy(100);
  }
}
