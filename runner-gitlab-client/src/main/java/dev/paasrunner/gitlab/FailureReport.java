package dev.paasrunner.gitlab;

import dev.paasrunner.gitlab.api.GitLabApi;
import dev.paasrunner.gitlab.api.JobUpdate;
import dev.paasrunner.gitlab.api.UpdateAnswer;
import dev.paasrunner.gitlab.http.ApiException;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureReason;
import dev.paasrunner.job.JobHandle;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.JobStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Reports a job as failed: first the message in its log, as far as that is possible, then the
/// state.
final class FailureReport {
  /// What the original program sent, and no script's exit code.
  private static final int EXIT_CODE = 103;

  private static final Set<String> FINAL = Set.of("success", "failed", "canceled", "skipped");

  private final GitLabApi api;
  private final SecondLook secondLook;
  private final JobLog log;

  FailureReport(GitLabApi api, SecondLook secondLook) {
    this.api = api;
    this.secondLook = secondLook;
    this.log = new JobLog(api);
  }

  void fail(JobHandle job, Failure failure) throws CoordinatorException, InterruptedException {
    log.append(job, FailureText.bytes(failure));
    FailureReason reason = FailureReasons.told(failure.code().reason(), job.knownReasons());
    switch (update(job, reason)) {
      case UpdateAnswer.Accepted _ -> {}
      // GitLab says so with a status if the job is over; without one it may be a proxy's answer.
      case UpdateAnswer.Forbidden(Optional<String> status) -> {
        if (status.filter(FINAL::contains).isEmpty()) {
          requireOver(job, 403);
        }
      }
      case UpdateAnswer.Postponed(_, Optional<Duration> interval) -> throw postponed(job, interval);
      case UpdateAnswer.Doubtful(int status) -> requireOver(job, status);
    }
    log.forget(job);
  }

  private UpdateAnswer update(JobHandle job, FailureReason reason)
      throws CoordinatorException, InterruptedException {
    try {
      return api.updateJob(job.key().id(), job.token(), new JobUpdate.Failed(reason, EXIT_CODE));
    } catch (ApiException e) {
      throw Errors.of(e);
    }
  }

  /// Only an update with a checksum is postponed by GitLab, and we send none.
  private static CoordinatorException postponed(JobHandle job, Optional<Duration> interval) {
    return Errors.of(
        ErrorKind.TRANSIENT,
        "job %d is not failed yet at %s: the update was answered 202 and has to be sent again"
            .formatted(job.key().id(), job.key().coordinator()),
        interval);
  }

  private void requireOver(JobHandle job, int status)
      throws CoordinatorException, InterruptedException {
    if (!(secondLook.at(job, "" + status) instanceof JobStatus.Over)) {
      throw new CoordinatorException(
          ErrorKind.TRANSIENT,
          "job %d is not failed yet at %s: the update was answered %d, and yet the job is still executing there"
              .formatted(job.key().id(), job.key().coordinator(), status));
    }
  }
}
