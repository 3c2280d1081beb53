package dev.paasrunner.testkit.gitlab.rest;

import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.http.Params;
import dev.paasrunner.testkit.gitlab.http.Reply;
import dev.paasrunner.testkit.gitlab.http.Request;
import dev.paasrunner.testkit.gitlab.http.Resource;
import dev.paasrunner.testkit.gitlab.model.Database;
import dev.paasrunner.testkit.gitlab.model.Job;
import dev.paasrunner.testkit.gitlab.model.Runner;
import dev.paasrunner.testkit.gitlab.model.RunnerManager;
import java.util.Optional;
import java.util.Set;

/// `POST /jobs/request` as the Rails application answers it, at once.
final class JobRequests implements Resource {
  private final Database database;
  private final RateLimits limits;

  JobRequests(Database database, RateLimits limits) {
    this.database = database;
    this.limits = limits;
  }

  @Override
  public Reply answer(Request request) {
    Params params = Params.of(request);
    Optional<String> token = params.present("token");
    if (token.isEmpty()) {
      return Refusals.missing("token");
    }
    return limits
        .refusal(Endpoint.REQUEST_JOB, token.get())
        .orElseGet(() -> database.transaction(() -> authenticated(token.get(), params)));
  }

  private Reply authenticated(String token, Params params) {
    return database
        .runners()
        .find(token)
        .map(runner -> next(runner, params))
        .orElseGet(Refusals::forbidden);
  }

  private Reply next(Runner runner, Params params) {
    Set<String> features = AdvertisedFeatures.of(params);
    String systemId = params.text("system_id").orElse("");
    RunnerManager manager = runner.contacted(systemId, features, database.now());
    if (runner.isPaused() || knowsQueue(runner, params)) {
      return noJob(runner);
    }
    Optional<Job> job = database.jobs().assign(runner, manager, features, database.now());
    return job.map(found -> Reply.json(201, found.payload())).orElseGet(() -> noJob(runner));
  }

  /// A program that knows the current value is sent away without a look at the queue.
  private static boolean knowsQueue(Runner runner, Params params) {
    return params.text("last_update").filter(runner.queueValue()::equals).isPresent();
  }

  private static Reply noJob(Runner runner) {
    return Reply.empty(204).with("X-GitLab-Last-Update", runner.queueValue());
  }
}
