package dev.paasrunner.job;

import java.util.Locale;

/// Why the daemon itself fails a job. Stable: shown in the job's log, in ours, and explained in
/// `docs/operating.md`.
public enum FailureCode {
  /// The job asks for something that the executor cannot give, such as an unknown flavor.
  JOB_REFUSED(FailureReason.SCRIPT_FAILURE),
  /// The payload cannot be handed over: it cannot be read, or it is too large.
  BAD_PAYLOAD(FailureReason.RUNNER_SYSTEM_FAILURE),
  /// The platform refused to make the host, or went on failing.
  PROVISIONING_FAILED(FailureReason.RUNNER_SYSTEM_FAILURE),
  /// The job could not be handed over to its host.
  LAUNCH_FAILED(FailureReason.RUNNER_SYSTEM_FAILURE),
  /// The host was made, but what was pushed could not be built or started.
  HOST_BUILD_FAILED(FailureReason.RUNNER_SYSTEM_FAILURE),
  /// A restart fell into the hand-over and nobody can tell whether the job runs.
  LAUNCH_UNKNOWN(FailureReason.RUNNER_SYSTEM_FAILURE),
  /// The host did not start the job in time.
  START_TIMEOUT(FailureReason.RUNNER_SYSTEM_FAILURE),
  /// The host disappeared.
  HOST_VANISHED(FailureReason.RUNNER_SYSTEM_FAILURE),
  /// The host ended without reporting the job.
  HOST_ENDED(FailureReason.RUNNER_SYSTEM_FAILURE),
  /// The job outlived its timeout.
  JOB_TIMEOUT(FailureReason.JOB_EXECUTION_TIMEOUT),
  /// The job was canceled before its host was ready; the coordinator turns this into `canceled`.
  CANCELED(FailureReason.RUNNER_SYSTEM_FAILURE),
  /// The daemon could not write its state and gave the job back.
  STATE_NOT_WRITABLE(FailureReason.RUNNER_SYSTEM_FAILURE);

  private final FailureReason reason;

  FailureCode(FailureReason reason) {
    this.reason = reason;
  }

  /// What the coordinator is told.
  public FailureReason reason() {
    return reason;
  }

  /// The code as users see it, such as `host-build-failed`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
