package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

/// What reaches a job's owner from outside: conclusions, not single observations.
public sealed interface Signal {
  /// The coordinator says, confirmed, that the job is over for us.
  ///
  /// @param status the final status if it was told, else empty
  record JobOver(String status) implements Signal {
    public JobOver {
      requireNonNull(status);
    }
  }

  /// The coordinator wants the job to stop. Before the hand-over this ends it; afterwards the
  /// host's own runner obeys, and keeps its time for `after_script`.
  record JobCanceling() implements Signal {}

  /// The host runs the job.
  record HostRunning() implements Signal {}

  /// An operator has seen to what the job owes, and says that it is to be forgotten. Means nothing
  /// to a job that owes nothing yet.
  ///
  /// @param reason the operator's words
  record WrittenOff(String reason) implements Signal {
    public WrittenOff {
      requireNonNull(reason);
    }
  }

  /// The job cannot succeed any more and fails from here: its host is lost, or its time is up.
  record GiveUp(Failure failure) implements Signal {
    public GiveUp {
      requireNonNull(failure);
    }
  }
}
