package dev.paasrunner.testkit.gitlab.rest;

import dev.paasrunner.testkit.gitlab.http.Params;
import dev.paasrunner.testkit.gitlab.http.Reply;
import dev.paasrunner.testkit.gitlab.http.Request;
import dev.paasrunner.testkit.gitlab.http.Resource;
import dev.paasrunner.testkit.gitlab.model.Database;
import dev.paasrunner.testkit.gitlab.model.Job;
import dev.paasrunner.testkit.gitlab.model.Status;
import dev.paasrunner.testkit.gitlab.model.Switch;
import java.util.Optional;

/// `GET /job`: the job of a token, as long as a runner has it. Everything else is 401.
final class CurrentJob implements Resource {
  private final Database database;
  private final JobTokens tokens;
  private final AccessTokens accessTokens;

  CurrentJob(Database database, JobTokens tokens, AccessTokens accessTokens) {
    this.database = database;
    this.tokens = tokens;
    this.accessTokens = accessTokens;
  }

  @Override
  public Reply answer(Request request) {
    return database.transaction(() -> find(request));
  }

  private Reply find(Request request) {
    return token(request)
        .flatMap(tokens::job)
        .filter(this::isShown)
        .map(job -> Reply.json(200, JobEntity.of(job)))
        .orElseGet(() -> refusal(request));
  }

  private static Optional<String> token(Request request) {
    Params params = Params.of(request);
    return AccessTokens.bearer(request)
        .or(() -> params.present("job_token"))
        .or(() -> params.present("token"))
        .or(() -> request.header("JOB-TOKEN"));
  }

  private boolean isShown(Job job) {
    boolean canceling = job.status() == Status.CANCELING;
    return tokens.isExecuting(job)
        && !tokens.isDeletedOrErased(job)
        && (!canceling || database.profile().has(Switch.CANCELING_SHOWN));
  }

  /// A user's token is good, but it is no job's.
  private Reply refusal(Request request) {
    return accessTokens.access(request).isPresent()
        ? Refusals.notFound("Job")
        : Refusals.unauthorized();
  }
}
