package dev.paasrunner.testkit.gitlab.rest;

import dev.paasrunner.testkit.gitlab.http.Params;
import dev.paasrunner.testkit.gitlab.http.Reply;
import dev.paasrunner.testkit.gitlab.http.Request;
import dev.paasrunner.testkit.gitlab.model.Database;
import dev.paasrunner.testkit.gitlab.model.Job;
import dev.paasrunner.testkit.gitlab.model.Switch;
import java.util.Optional;
import java.util.function.Function;

/// Who may do something with a job because of its token. Only within a transaction.
final class JobTokens {
  private final Database database;

  JobTokens(Database database) {
    this.database = database;
  }

  /// The token that a call for one job comes with.
  static Optional<String> of(Request request) {
    return Params.of(request).present("token").or(() -> request.header("JOB-TOKEN"));
  }

  /// Does something with the job of the request's path if its token fits and a runner has it;
  /// refuses with 403 otherwise. There is no 404, which could come from anywhere on the way.
  Reply executing(Request request, Function<Job, Reply> work) {
    String id = request.pathParameter("id");
    if (!id.matches("\\d{1,18}")) {
      return Reply.error(400, "id is invalid");
    }
    return database
        .jobs()
        .find(Long.parseLong(id))
        .filter(job -> of(request).filter(token -> isTokenOf(job, token)).isPresent())
        .map(job -> refusal(job).orElseGet(() -> work.apply(job)))
        .orElseGet(Refusals::forbidden);
  }

  /// The job of a token, whatever became of it, as long as the token is not erased.
  Optional<Job> job(String token) {
    return database.jobs().find(job -> isTokenOf(job, token));
  }

  /// Whether the runner's calls are possible for a job.
  boolean isExecuting(Job job) {
    return switch (job.status()) {
      case RUNNING -> true;
      case CANCELING -> database.profile().has(Switch.CANCELING_EXECUTING);
      case PENDING, SUCCESS, FAILED, CANCELED -> false;
    };
  }

  boolean isDeletedOrErased(Job job) {
    return database.jobs().isProjectDeleted(job) || job.isErased();
  }

  private boolean isTokenOf(Job job, String token) {
    return job.hasToken(token, database.now(), database.profile().tokenErasure());
  }

  private Optional<Reply> refusal(Job job) {
    if (database.jobs().isProjectDeleted(job)) {
      return Optional.of(Refusals.forbidden("Project has been deleted!"));
    }
    if (job.isErased()) {
      return Optional.of(Refusals.forbidden("Job has been erased!"));
    }
    return isExecuting(job) ? Optional.empty() : Optional.of(notRunning(job));
  }

  private Reply notRunning(Job job) {
    boolean old = database.profile().has(Switch.OLD_NOT_RUNNING_TEXT);
    String reason = old ? "Job is not running" : "Job is not processing on runner";
    return Refusals.forbidden(reason).with("Job-Status", job.status().wireName());
  }
}
