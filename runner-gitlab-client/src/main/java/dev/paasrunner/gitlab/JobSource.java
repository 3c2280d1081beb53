package dev.paasrunner.gitlab;

import dev.paasrunner.gitlab.api.GitLabApi;
import dev.paasrunner.gitlab.api.JobAnswer;
import dev.paasrunner.gitlab.api.JobRequest;
import dev.paasrunner.gitlab.api.RunnerInfo;
import dev.paasrunner.gitlab.http.ApiException;
import dev.paasrunner.gitlab.http.Trouble;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Secret;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.payload.PayloadException;
import dev.paasrunner.spi.Coordinator.Patience;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.Grant;
import java.util.Optional;

/// Asks for jobs, once per call: a repeated request could take a second job while the first runs
/// unseen.
final class JobSource {
  private final GitLabApi api;
  private final Secret token;
  private final String systemId;
  private final RunnerInfo info;
  private final DamagedJobs damagedJobs;

  /// The version of the server's queue that we saw last. Sent back, it lets the server hold its
  /// answer until there is something new; an answer without one leaves it valid.
  private volatile String lastUpdate = "";

  JobSource(
      GitLabApi api, Secret token, String systemId, RunnerInfo info, DamagedJobs damagedJobs) {
    this.api = api;
    this.token = token;
    this.systemId = systemId;
    this.info = info;
    this.damagedJobs = damagedJobs;
  }

  Optional<Grant> request(Patience patience) throws CoordinatorException, InterruptedException {
    return switch (ask(patience)) {
      case JobAnswer.NoJob(Optional<String> version) -> {
        version.ifPresent(seen -> lastUpdate = seen);
        yield Optional.empty();
      }
      case JobAnswer.Assigned job -> Optional.of(grant(job));
    };
  }

  private JobAnswer ask(Patience patience) throws CoordinatorException, InterruptedException {
    String held =
        switch (patience) {
          case LONG_POLL -> lastUpdate;
          case SHORT_POLL -> "";
        };
    try {
      return api.requestJob(new JobRequest(token, systemId, held, info));
    } catch (ApiException e) {
      throw e.trouble() == Trouble.BROKEN ? perhapsLost(e) : Errors.of(e);
    }
  }

  private static CoordinatorException perhapsLost(ApiException e) {
    return new CoordinatorException(
        ErrorKind.TRANSIENT,
        e.getMessage() + "; if a job was being assigned, it is lost to us and ends by its timeout");
  }

  private Grant grant(JobAnswer.Assigned job) throws CoordinatorException {
    if (job.damage().isPresent()) {
      throw damagedJobs.giveBack(job.damage().get(), JobRemains.of(job.text()));
    }
    try {
      JobPayload payload = JobPayload.parse(job.text());
      return new Grant(
          payload.id(),
          payload.projectId(),
          payload.token(),
          payload.timeout(),
          payload.failureReasons(),
          job.text());
    } catch (PayloadException e) {
      String damage = "cannot be used, " + e.getMessage() + ", " + job.format();
      throw damagedJobs.giveBack(damage, remains(job, e));
    }
  }

  private static JobRemains remains(JobAnswer.Assigned job, PayloadException e) {
    JobRemains read = JobRemains.of(job.text());
    return new JobRemains(e.id().or(read::id), e.token().or(read::token));
  }
}
