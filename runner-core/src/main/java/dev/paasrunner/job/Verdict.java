package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

/// How a job ended.
public sealed interface Verdict {
  /// The host's own runner reported the job, whatever its result.
  ///
  /// @param status the coordinator's final status if it told us, else empty
  record Finished(String status) implements Verdict {
    public Finished {
      requireNonNull(status);
    }
  }

  /// The job was canceled at the coordinator.
  record Canceled() implements Verdict {}

  /// The daemon fails the job.
  record Failed(Failure failure) implements Verdict {
    public Failed {
      requireNonNull(failure);
    }
  }
}
