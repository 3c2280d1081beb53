package dev.paasrunner.gitlab.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/// The answer to an update of a job's state. `jobStatus` is the header `Job-Status`, which servers
/// send since 2024 and not on every answer.
public sealed interface UpdateAnswer {
  /// The state was taken.
  record Accepted(Optional<String> jobStatus) implements UpdateAnswer {
    public Accepted {
      requireNonNull(jobStatus);
    }
  }

  /// The state is not taken yet: the same update has to be sent again.
  ///
  /// @param interval when, if that was told
  record Postponed(Optional<String> jobStatus, Optional<Duration> interval)
      implements UpdateAnswer {
    public Postponed {
      requireNonNull(jobStatus);
      requireNonNull(interval);
    }
  }

  /// The job is not processed by us in the server's eyes, or its token is gone.
  record Forbidden(Optional<String> jobStatus) implements UpdateAnswer {
    public Forbidden {
      requireNonNull(jobStatus);
    }
  }

  /// An answer that the server's own code does not give here, but things in between do.
  ///
  /// @param status 401, 404 or 410
  record Doubtful(int status) implements UpdateAnswer {}
}
