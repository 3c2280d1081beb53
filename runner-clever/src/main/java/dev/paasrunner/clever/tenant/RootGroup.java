package dev.paasrunner.clever.tenant;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.spi.ExecutorException;

/// Which group's attributes count for a job. Pure.
final class RootGroup {
  private static final String VARIABLE = "CI_PROJECT_ROOT_NAMESPACE";

  private RootGroup() {}

  static String of(JobPayload payload) throws ExecutorException {
    return payload
        .variable(VARIABLE)
        .map(String::strip)
        .filter(path -> !path.isEmpty())
        .orElseThrow(
            () ->
                new ExecutorException(
                    ErrorKind.REFUSED,
                    "cannot tell who pays for the job: it has no variable " + VARIABLE));
  }
}
