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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Asks for jobs, once per call: a repeated request could take a second job while the first runs
/// unseen.
final class JobSource {
  private final GitLabApi api;
  private final Secret token;
  private final String systemId;
  private final RunnerInfo info;
  private final DamagedJobs damagedJobs;
  private final InstantSource clock;
  private final Holding holding;

  /// The version of the server's queue that we saw last. Sent back, it lets the server hold its
  /// answer until there is something new; an answer without one leaves it valid.
  private volatile String lastUpdate = "";

  JobSource(
      GitLabApi api,
      Secret token,
      String systemId,
      RunnerInfo info,
      DamagedJobs damagedJobs,
      InstantSource clock) {
    this.api = api;
    this.token = token;
    this.systemId = systemId;
    this.info = info;
    this.damagedJobs = damagedJobs;
    this.clock = clock;
    this.holding = new Holding(clock);
  }

  Optional<Grant> request(Patience patience) throws CoordinatorException, InterruptedException {
    return switch (ask(patience == Patience.LONG_POLL ? lastUpdate : "")) {
      case JobAnswer.NoJob(Optional<String> version) -> {
        version.ifPresent(seen -> lastUpdate = seen);
        yield Optional.empty();
      }
      case JobAnswer.Assigned job -> Optional.of(grant(job));
    };
  }

  private JobAnswer ask(String lastSeen) throws CoordinatorException, InterruptedException {
    CompletableFuture<?> letGo = lastSeen.isEmpty() ? new CompletableFuture<>() : holding.begin();
    Instant asked = clock.instant();
    try {
      JobAnswer answer = api.requestJob(new JobRequest(token, systemId, lastSeen, info), letGo);
      if (lastSeen.isEmpty() || answer instanceof JobAnswer.Assigned) {
        holding.tookWithoutHolding(Duration.between(asked, clock.instant()));
      }
      return answer;
    } catch (ApiException e) {
      throw e.trouble() == Trouble.BROKEN ? perhapsLost(e) : Errors.of(e);
    }
  }

  /// Verifies the token, which asks for no job.
  void checkAnswers() throws CoordinatorException, InterruptedException {
    try {
      api.verify(token, systemId);
    } catch (ApiException e) {
      throw Errors.of(e);
    }
  }

  /// Ends a request that is merely held.
  void stopHolding() {
    holding.stop();
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
      JobPayload payload = JobPayload.parseOutline(job.text());
      return new Grant(
          payload.id(),
          payload.projectId(),
          payload.token(),
          payload.timeout(),
          payload.failureReasons(),
          payload.timeInQueue(),
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
