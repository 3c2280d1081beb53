package dev.paasrunner.policy;

import dev.paasrunner.job.Attempt;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.Debt;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.JobState.Acquired;
import dev.paasrunner.job.JobState.Closed;
import dev.paasrunner.job.JobState.Launching;
import dev.paasrunner.job.JobState.Provisioning;
import dev.paasrunner.job.JobState.Running;
import dev.paasrunner.job.JobState.Settling;
import dev.paasrunner.job.JobState.Starting;
import dev.paasrunner.job.Outcome;
import dev.paasrunner.job.Outcome.CallFailed;
import dev.paasrunner.job.Outcome.DecommissionFailed;
import dev.paasrunner.job.Outcome.Decommissioned;
import dev.paasrunner.job.Outcome.HostPlanned;
import dev.paasrunner.job.Outcome.LaunchUnknown;
import dev.paasrunner.job.Outcome.Launched;
import dev.paasrunner.job.Outcome.NotAttempted;
import dev.paasrunner.job.Outcome.PayloadUnusable;
import dev.paasrunner.job.Outcome.PlatformDown;
import dev.paasrunner.job.Outcome.Provisioned;
import dev.paasrunner.job.Outcome.ReportFailed;
import dev.paasrunner.job.Outcome.Reported;
import dev.paasrunner.job.Outcome.StoppedBefore;
import dev.paasrunner.job.Signal;
import dev.paasrunner.job.StoredResource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What follows what: the next state of a job, from its state, what a call told us, a signal from
/// outside if there is one, and the time. What a call taught us is kept; a signal that ends the job
/// replaces whatever the call failed with.
public final class Lifecycle {
  private final RetryPolicy retry;
  private final Duration listingDelay;

  /// @param listingDelay how long a created host may be missing from the platform's look-ups
  public Lifecycle(RetryPolicy retry, Duration listingDelay) {
    this.retry = retry;
    this.listingDelay = listingDelay;
  }

  /// Decides.
  ///
  /// @throws IllegalStateException if the outcome does not belong to the state: a bug
  public JobState next(JobRecord job, Outcome outcome, Optional<Signal> signal, Instant now) {
    if (outcome instanceof StoppedBefore(Signal stop)) {
      return next(job, new NotAttempted(), Optional.of(stop), now);
    }
    return switch (job.state()) {
      case Acquired acquired -> acquired(job, acquired, outcome, signal, now);
      case Provisioning provisioning -> provisioning(job, provisioning, outcome, signal, now);
      case Launching launching -> launching(job, launching, outcome, signal, now);
      case Starting starting -> starting(starting, signal, now);
      case Running running -> running(running, signal, now);
      case Settling settling when signal.orElse(null) instanceof Signal.WrittenOff ->
          new Closed(settling.verdict());
      case Settling settling -> settling(job, settling, outcome, now);
      case Closed closed -> closed;
    };
  }

  /// The state in which a job goes on after a restart: its call may have been under way, so what it
  /// announces is looked at first, and not before the platform shows what was made.
  public JobState resumed(JobState state, Instant now) {
    return switch (state) {
      case Acquired acquired -> new Acquired(acquired.attempt().resumed(now));
      case Provisioning p ->
          new Provisioning(p.hostPlan(), p.attempt().resumed(now.plus(listingDelay)));
      case Launching launching ->
          new Launching(launching.resource(), launching.attempt().resumed(now));
      case Settling s
          when s.resource().isEmpty() && s.host() instanceof Debt.Owed(var n, var due) ->
          s.owing(s.report(), new Debt.Owed(n, later(due, now.plus(listingDelay))));
      case Starting _, Running _, Settling _, Closed _ -> state;
    };
  }

  private JobState acquired(
      JobRecord job, Acquired state, Outcome outcome, Optional<Signal> signal, Instant now) {
    Optional<Ending> ending = signal.flatMap(Ending::beforeHandOver);
    if (ending.isPresent()) {
      return ending.get().withoutHost(now);
    }
    return switch (outcome) {
      case HostPlanned(HostPlan plan) -> new Provisioning(plan, Attempt.first(now));
      case CallFailed(CallError error) ->
          retry
              .nextStep(job.key(), state.attempt().number(), error, now)
              .<JobState>map(due -> new Acquired(state.attempt().again(due)))
              .orElseGet(() -> Ending.failed(planFailure(error)).withoutHost(now));
      case PlatformDown(CallError error) ->
          new Acquired(state.attempt().resumed(retry.afterOutage(job, error, now)));
      case PayloadUnusable(String why) ->
          Ending.failed(new Failure(FailureCode.BAD_PAYLOAD, why)).withoutHost(now);
      case NotAttempted _ -> state;
      default -> throw unexpected(job, outcome);
    };
  }

  private JobState provisioning(
      JobRecord job, Provisioning state, Outcome outcome, Optional<Signal> signal, Instant now) {
    Optional<Ending> ending = signal.flatMap(Ending::beforeHandOver);
    if (ending.isPresent()) {
      return endedProvisioning(state, outcome, ending.get(), now);
    }
    return switch (outcome) {
      case Provisioned(StoredResource resource) -> new Launching(resource, Attempt.first(now));
      case CallFailed(CallError error) ->
          retry
              .nextStep(job.key(), state.attempt().number(), error, now)
              .map(due -> later(due, now.plus(listingDelay)))
              .<JobState>map(due -> new Provisioning(state.hostPlan(), state.attempt().again(due)))
              .orElseGet(
                  () ->
                      Ending.failed(new Failure(FailureCode.PROVISIONING_FAILED, error.message()))
                          .withHostByName(state.hostPlan(), now, now.plus(listingDelay)));
      case PlatformDown(CallError error) -> {
        Instant due = later(retry.afterOutage(job, error, now), now.plus(listingDelay));
        yield new Provisioning(state.hostPlan(), state.attempt().resumed(due));
      }
      case NotAttempted _ -> state;
      default -> throw unexpected(job, outcome);
    };
  }

  private JobState endedProvisioning(
      Provisioning state, Outcome outcome, Ending ending, Instant now) {
    if (outcome instanceof Provisioned(StoredResource resource)) {
      return ending.withHost(resource, now);
    }
    boolean neverCalled = outcome instanceof NotAttempted && !state.attempt().lookFirst();
    return neverCalled
        ? ending.withoutHost(now)
        : ending.withHostByName(state.hostPlan(), now, now.plus(listingDelay));
  }

  private JobState launching(
      JobRecord job, Launching state, Outcome outcome, Optional<Signal> signal, Instant now) {
    Optional<Ending> ending = signal.flatMap(Ending::beforeHandOver);
    if (ending.isPresent()) {
      return ending.get().withHost(state.resource(), now);
    }
    return switch (outcome) {
      case Launched _ -> new Starting(state.resource(), now);
      case LaunchUnknown _ ->
          Ending.failed(
                  new Failure(
                      FailureCode.LAUNCH_UNKNOWN,
                      "the runner was restarted during the hand-over, and whether the job runs"
                          + " cannot be told"))
              .withHost(state.resource(), now);
      case PayloadUnusable(String why) ->
          Ending.failed(new Failure(FailureCode.BAD_PAYLOAD, why)).withHost(state.resource(), now);
      case CallFailed(CallError error) ->
          retry
              .nextStep(job.key(), state.attempt().number(), error, now)
              .<JobState>map(due -> new Launching(state.resource(), state.attempt().again(due)))
              .orElseGet(() -> Ending.failed(launchFailure(error)).withHost(state.resource(), now));
      case PlatformDown(CallError error) ->
          new Launching(
              state.resource(), state.attempt().resumed(retry.afterOutage(job, error, now)));
      case NotAttempted _ -> state;
      default -> throw unexpected(job, outcome);
    };
  }

  private static JobState starting(Starting state, Optional<Signal> signal, Instant now) {
    if (signal.isPresent() && signal.get() instanceof Signal.HostRunning) {
      return new Running(state.resource(), now);
    }
    return afterHandOver(state, state.resource(), signal, now);
  }

  private static JobState running(Running state, Optional<Signal> signal, Instant now) {
    return afterHandOver(state, state.resource(), signal, now);
  }

  private static JobState afterHandOver(
      JobState state, StoredResource resource, Optional<Signal> signal, Instant now) {
    return signal
        .flatMap(Ending::afterHandOver)
        .map(ending -> ending.withHost(resource, now))
        .orElse(state);
  }

  private JobState settling(JobRecord job, Settling state, Outcome outcome, Instant now) {
    return switch (outcome) {
      case Reported _ -> settled(state, Debt.paid(), state.host());
      case ReportFailed(CallError error) ->
          settled(state, later(job, state.report(), error, now), state.host());
      case Decommissioned _ -> settled(state, state.report(), Debt.paid());
      case DecommissionFailed(CallError error) ->
          settled(state, state.report(), later(job, state.host(), error, now));
      case NotAttempted _ -> state;
      default -> throw unexpected(job, outcome);
    };
  }

  private static JobState settled(Settling state, Debt report, Debt host) {
    return report.isPaid() && host.isPaid()
        ? new Closed(state.verdict())
        : state.owing(report, host);
  }

  private Debt later(JobRecord job, Debt debt, CallError error, Instant now) {
    return switch (debt) {
      case Debt.Paid paid -> paid;
      case Debt.Owed(int attempt, Instant _) ->
          new Debt.Owed(attempt + 1, retry.nextDebt(job.key(), attempt, error, now));
    };
  }

  private static Failure planFailure(CallError error) {
    boolean authors = error.kind() == ErrorKind.REFUSED;
    return new Failure(
        authors ? FailureCode.JOB_REFUSED : FailureCode.PROVISIONING_FAILED, error.message());
  }

  private static Failure launchFailure(CallError error) {
    FailureCode code =
        switch (error.kind()) {
          case REFUSED -> FailureCode.HOST_BUILD_FAILED;
          case GONE -> FailureCode.HOST_VANISHED;
          case TRANSIENT, DENIED, EXHAUSTED -> FailureCode.LAUNCH_FAILED;
        };
    return new Failure(code, error.message());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static IllegalStateException unexpected(JobRecord job, Outcome outcome) {
    return new IllegalStateException(
        "%s does not follow from %s of %s"
            .formatted(outcome.getClass().getSimpleName(), job.state().label(), job.key()));
  }
}
