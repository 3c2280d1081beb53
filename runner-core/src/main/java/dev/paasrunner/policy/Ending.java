package dev.paasrunner.policy;

import dev.paasrunner.job.Debt;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.JobState.Closed;
import dev.paasrunner.job.JobState.Settling;
import dev.paasrunner.job.Signal;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.job.Verdict;
import java.time.Instant;
import java.util.Optional;

/// How a job ends, and whether we have to report it.
record Ending(Verdict verdict, boolean reportOwed) {
  static Ending failed(Failure failure) {
    return new Ending(new Verdict.Failed(failure), true);
  }

  /// What a signal means for a job whose host does not have it yet.
  static Optional<Ending> beforeHandOver(Signal signal) {
    return switch (signal) {
      case Signal.JobOver(String status) -> Optional.of(over(status, new Verdict.Canceled()));
      // Nobody else will report it: the coordinator waits for an end before it says `canceled`.
      case Signal.JobCanceling _ -> Optional.of(new Ending(new Verdict.Canceled(), true));
      case Signal.GiveUp(Failure failure) -> Optional.of(failed(failure));
      case Signal.HostRunning _, Signal.WrittenOff _ -> Optional.empty();
    };
  }

  /// What a signal means for a job that its host has.
  static Optional<Ending> afterHandOver(Signal signal) {
    return switch (signal) {
      case Signal.JobOver(String status) -> Optional.of(over(status, new Verdict.Finished(status)));
      case Signal.GiveUp(Failure failure) -> Optional.of(failed(failure));
      case Signal.JobCanceling _, Signal.HostRunning _, Signal.WrittenOff _ -> Optional.empty();
    };
  }

  private static Ending over(String status, Verdict otherwise) {
    return new Ending(status.equals("canceled") ? new Verdict.Canceled() : otherwise, false);
  }

  JobState withoutHost(Instant now) {
    return reportOwed
        ? settling(Optional.empty(), Optional.empty(), Debt.owed(now), Debt.paid(), now)
        : new Closed(verdict);
  }

  JobState withHost(StoredResource resource, Instant now) {
    return settling(
        Optional.of(resource.plan()), Optional.of(resource), report(now), Debt.owed(now), now);
  }

  JobState withHostByName(HostPlan plan, Instant now, Instant visible) {
    return settling(Optional.of(plan), Optional.empty(), report(now), Debt.owed(visible), now);
  }

  private JobState settling(
      Optional<HostPlan> plan,
      Optional<StoredResource> resource,
      Debt report,
      Debt host,
      Instant now) {
    return new Settling(verdict, plan, resource, report, host, Optional.of(now));
  }

  private Debt report(Instant now) {
    return reportOwed ? Debt.owed(now) : Debt.paid();
  }
}
