package dev.paasrunner.job;

import java.util.Locale;

/// Why a job failed, in the coordinator's words: these are what `retry:when` rules match.
public enum FailureReason {
  SCRIPT_FAILURE,
  RUNNER_SYSTEM_FAILURE,
  JOB_EXECUTION_TIMEOUT,
  IMAGE_PULL_FAILURE,
  RUNNER_CONFIGURATION_ERROR,
  RUNNER_EXTERNAL_DEPENDENCY_FAILURE,
  RUNNER_INTERRUPTED,
  UNKNOWN_FAILURE;

  /// The name on the wire, such as `script_failure`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
