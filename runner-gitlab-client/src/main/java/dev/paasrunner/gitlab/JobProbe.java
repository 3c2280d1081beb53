package dev.paasrunner.gitlab;

import dev.paasrunner.gitlab.api.GitLabApi;
import dev.paasrunner.gitlab.api.JobUpdate;
import dev.paasrunner.gitlab.api.UpdateAnswer;
import dev.paasrunner.gitlab.http.ApiException;
import dev.paasrunner.job.JobHandle;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.JobStatus;
import java.util.Optional;

/// Asks how a job is by telling that it runs: the cheapest request that answers, and the only one
/// that also keeps the job alive.
final class JobProbe {
  private final GitLabApi api;
  private final SecondLook secondLook;

  JobProbe(GitLabApi api, SecondLook secondLook) {
    this.api = api;
    this.secondLook = secondLook;
  }

  JobStatus status(JobHandle job) throws CoordinatorException, InterruptedException {
    return switch (update(job)) {
      case UpdateAnswer.Accepted(Optional<String> word) -> alive(word);
      case UpdateAnswer.Postponed(Optional<String> word, _) -> alive(word);
      case UpdateAnswer.Forbidden(Optional<String> word) -> forbidden(job, word);
      case UpdateAnswer.Doubtful(int status) -> secondLook.at(job, "" + status);
    };
  }

  private UpdateAnswer update(JobHandle job) throws CoordinatorException, InterruptedException {
    try {
      return api.updateJob(job.key().id(), job.token(), new JobUpdate.Running());
    } catch (ApiException e) {
      throw Errors.of(e);
    }
  }

  /// Servers before 2024 do not tell the status with a success.
  private static JobStatus alive(Optional<String> word) {
    return word.flatMap(WireStatus::read).orElseGet(JobStatus.Running::new);
  }

  /// Only GitLab itself names a status, and it may be `canceling`, which older versions forbid to
  /// update. Without one this may be anybody's 403.
  private JobStatus forbidden(JobHandle job, Optional<String> word)
      throws CoordinatorException, InterruptedException {
    Optional<JobStatus> told = word.flatMap(WireStatus::read);
    return told.isPresent() ? told.get() : secondLook.at(job, "403");
  }
}
