package dev.paasrunner.gitlab;

import dev.paasrunner.job.FailureReason;
import java.util.Set;

/// Which reason a coordinator is told, given those that it knows: GitLab Runner's table
/// (`failure_reason_mapper.go`), so that new reasons work with old servers.
final class FailureReasons {
  private FailureReasons() {}

  /// The reason itself if it is known, else the nearest one that every version knows.
  static FailureReason told(FailureReason reason, Set<FailureReason> known) {
    return known.contains(reason) ? reason : everywhereKnown(reason);
  }

  private static FailureReason everywhereKnown(FailureReason reason) {
    return switch (reason) {
      case SCRIPT_FAILURE, RUNNER_CONFIGURATION_ERROR -> FailureReason.SCRIPT_FAILURE;
      case RUNNER_SYSTEM_FAILURE, IMAGE_PULL_FAILURE, RUNNER_EXTERNAL_DEPENDENCY_FAILURE ->
          FailureReason.RUNNER_SYSTEM_FAILURE;
      case JOB_EXECUTION_TIMEOUT -> FailureReason.JOB_EXECUTION_TIMEOUT;
      case RUNNER_INTERRUPTED, UNKNOWN_FAILURE -> FailureReason.UNKNOWN_FAILURE;
    };
  }
}
