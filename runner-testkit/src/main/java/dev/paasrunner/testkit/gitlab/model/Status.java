package dev.paasrunner.testkit.gitlab.model;

import java.util.Locale;

/// The states of a job that a runner can bring about or meet.
public enum Status {
  PENDING,
  RUNNING,
  /// Asked to stop, still runs its `after_script`.
  CANCELING,
  SUCCESS,
  FAILED,
  CANCELED;

  /// The name on the wire, such as `running`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether a runner has the job.
  public boolean isExecuting() {
    return this == RUNNING || this == CANCELING;
  }

  /// Whether the job is over.
  public boolean isFinished() {
    return this == SUCCESS || this == FAILED || this == CANCELED;
  }
}
