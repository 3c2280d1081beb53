package dev.paasrunner.gitlab;

import dev.paasrunner.gitlab.api.GitLabApi;
import dev.paasrunner.gitlab.api.LookAnswer;
import dev.paasrunner.gitlab.http.ApiException;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.JobHandle;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.JobStatus;

/// Confirms or denies that a job is over, by another endpoint than the one that said so: a proxy, a
/// firewall or a server under maintenance can answer anything to anybody, but hardly 403 here and
/// 401 there.
final class SecondLook {
  private final GitLabApi api;

  SecondLook(GitLabApi api) {
    this.api = api;
  }

  /// How a job is.
  ///
  /// @param found what the first look was answered, for the message if the second one disagrees
  /// @throws CoordinatorException `TRANSIENT` if the two looks say different things
  JobStatus at(JobHandle job, String found) throws CoordinatorException, InterruptedException {
    try {
      return switch (api.lookAtJob(job.key().id(), job.token())) {
        case LookAnswer.NotExecuting _ -> new JobStatus.Over("");
        case LookAnswer.Executing(String word) ->
            WireStatus.read(word).orElseGet(JobStatus.Running::new);
      };
    } catch (ApiException e) {
      throw Errors.of(
          ErrorKind.TRANSIENT,
          "it is unclear whether job %d is over: an update of it was answered %s, and the second look disagrees: %s"
              .formatted(job.key().id(), found, e.getMessage()),
          e.retryAfter());
    }
  }
}
