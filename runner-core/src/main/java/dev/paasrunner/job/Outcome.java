package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// What a call that a state announces told us.
public sealed interface Outcome {
  /// No call was under way: a signal or the passing of time asks for a decision.
  record NotAttempted() implements Outcome {}

  /// The coordinator was asked before the call, and the call was not made.
  record StoppedBefore(Signal signal) implements Outcome {}

  /// The executor decided what host the job gets.
  record HostPlanned(HostPlan plan) implements Outcome {}

  /// The host exists.
  record Provisioned(StoredResource resource) implements Outcome {}

  /// The job was handed over, now or in an earlier attempt.
  record Launched() implements Outcome {}

  /// Nobody can tell whether the job was handed over.
  record LaunchUnknown() implements Outcome {}

  /// The payload cannot be handed over.
  record PayloadUnusable(String why) implements Outcome {}

  /// The call of the state failed.
  record CallFailed(CallError error) implements Outcome {}

  /// The call of the state failed as every call does now: nothing is learned about the job.
  record PlatformDown(CallError error) implements Outcome {}

  /// The coordinator has the report, or does not want it any more.
  record Reported() implements Outcome {}

  /// The report was not accepted.
  record ReportFailed(CallError error) implements Outcome {}

  /// The host is gone.
  ///
  /// @param chargedUntil when the platform stopped to charge for it, if its executor knows
  record Decommissioned(Optional<Instant> chargedUntil) implements Outcome {
    public Decommissioned {
      requireNonNull(chargedUntil);
    }

    /// A host of a platform that does not tell, or none at all.
    public Decommissioned() {
      this(Optional.empty());
    }
  }

  /// The host is not seen gone.
  record DecommissionFailed(CallError error) implements Outcome {}
}
