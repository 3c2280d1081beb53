package dev.paasrunner.gitlab.api;

import static java.util.Objects.requireNonNull;

/// The answer to the question which job a job token belongs to.
public sealed interface LookAnswer {
  /// The job is executing.
  ///
  /// @param status `running`, `canceling`, or in rare races a final one
  record Executing(String status) implements LookAnswer {
    public Executing {
      requireNonNull(status);
    }
  }

  /// No executing job has this token: it is over, or the token is wrong. The server makes no
  /// difference.
  record NotExecuting() implements LookAnswer {}
}
