package dev.paasrunner.engine;

import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.Signal;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is known about one job from looking at its host and asking its coordinator, until it is
/// enough for a conclusion. Pure. A host that seems lost is never believed before the coordinator
/// has said, several times if need be, that it still waits for the job.
///
/// @param trouble how the job would fail, if the host's condition is bad
/// @param waits how often the coordinator has said since then that it still waits for the job
/// @param failedChecks requests to the coordinator in a row that failed
/// @param nextCheck when the coordinator is asked next
record Evidence(Optional<Failure> trouble, int waits, int failedChecks, Instant nextCheck) {
  private static final Duration BETWEEN_CONFIRMATIONS = Duration.ofSeconds(2);
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(2);

  static Evidence none(Instant nextCheck) {
    return new Evidence(Optional.empty(), 0, 0, nextCheck);
  }

  /// After a look at the host.
  ///
  /// @param overdue how the job would fail because its time is up, if it is
  Evidence seen(HostCondition condition, Optional<Failure> overdue, Instant now) {
    return found(troubleOf(condition).or(() -> overdue), now);
  }

  /// After a look that did not show the host, at a job whose time is up.
  Evidence unseen(Failure overdue, Instant now) {
    return found(Optional.of(trouble.orElse(overdue)), now);
  }

  private Evidence found(Optional<Failure> found, Instant now) {
    if (found.map(Failure::code).equals(trouble.map(Failure::code))) {
      return this;
    }
    if (found.isEmpty()) {
      return new Evidence(Optional.empty(), 0, failedChecks, nextCheck);
    }
    // Another trouble than before is no relief: what the coordinator said since then counts.
    return trouble.isPresent()
        ? new Evidence(found, waits, failedChecks, nextCheck)
        : new Evidence(found, 0, failedChecks, now);
  }

  /// After an answer of the coordinator.
  ///
  /// @param interval how often it is asked when nothing is wrong
  Evidence answered(JobStatus status, Duration interval, Instant now) {
    boolean waiting = trouble.isPresent() && !(status instanceof JobStatus.Over);
    return new Evidence(
        trouble, waiting ? waits + 1 : 0, 0, now.plus(waiting ? BETWEEN_CONFIRMATIONS : interval));
  }

  /// After a request to the coordinator that failed.
  Evidence unanswered(Optional<Duration> retryAfter, Instant now) {
    Duration pause = BETWEEN_CONFIRMATIONS;
    for (int i = 0; i < failedChecks && pause.compareTo(LONGEST_BACKOFF) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    Duration asked = retryAfter.orElse(Duration.ZERO);
    return new Evidence(
        trouble, waits, failedChecks + 1, now.plus(asked.compareTo(pause) > 0 ? asked : pause));
  }

  /// What the answer that was just taken in means for the job.
  Optional<Signal> conclusion(JobStatus status) {
    return switch (status) {
      case JobStatus.Over(String end) -> Optional.of(new Signal.JobOver(end));
      case JobStatus.Canceling _ when trouble.isEmpty() -> Optional.of(new Signal.JobCanceling());
      case JobStatus.Running _, JobStatus.Canceling _ ->
          trouble.filter(failure -> waits >= waitsNeeded(failure)).map(Signal.GiveUp::new);
    };
  }

  /// What it means that the coordinator does not answer: a job that outlived its time is given up
  /// nevertheless, since its host costs money.
  Optional<Signal> conclusionWithoutAnswer() {
    return trouble
        .filter(failure -> failure.code() == FailureCode.JOB_TIMEOUT && failedChecks >= 3)
        .map(Signal.GiveUp::new);
  }

  private static int waitsNeeded(Failure failure) {
    return switch (failure.code()) {
      // Neither a build that failed nor a time that is up will heal.
      case HOST_BUILD_FAILED, JOB_TIMEOUT, START_TIMEOUT -> 1;
      // Everything else may be a lagging view of a good end.
      default -> 3;
    };
  }

  private static Optional<Failure> troubleOf(HostCondition condition) {
    return switch (condition) {
      case HostCondition.Pending _, HostCondition.Running _ -> Optional.empty();
      case HostCondition.Ended(String detail) ->
          failure(
              FailureCode.HOST_ENDED, "the host ended without reporting the job's result", detail);
      case HostCondition.Broken(String detail) ->
          failure(FailureCode.HOST_BUILD_FAILED, "the host could not be built", detail);
      case HostCondition.Absent _ ->
          failure(FailureCode.HOST_VANISHED, "the host disappeared while the job ran", "");
    };
  }

  private static Optional<Failure> failure(FailureCode code, String message, String detail) {
    return Optional.of(new Failure(code, detail.isEmpty() ? message : message + ": " + detail));
  }
}
