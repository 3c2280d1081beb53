package dev.paasrunner.testkit.gitlab.rest;

import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.http.Params;
import dev.paasrunner.testkit.gitlab.http.Reply;
import dev.paasrunner.testkit.gitlab.http.Request;
import dev.paasrunner.testkit.gitlab.http.Resource;
import dev.paasrunner.testkit.gitlab.model.Database;
import dev.paasrunner.testkit.gitlab.model.FinalReports;
import dev.paasrunner.testkit.gitlab.model.Job;
import dev.paasrunner.testkit.gitlab.model.Switch;
import java.time.Duration;
import java.util.Optional;

/// `PUT /jobs/:id`: signs of life and final reports.
final class JobUpdates implements Resource {
  private final Database database;
  private final RateLimits limits;
  private final JobTokens tokens;

  JobUpdates(Database database, RateLimits limits, JobTokens tokens) {
    this.database = database;
    this.limits = limits;
    this.tokens = tokens;
  }

  @Override
  public Reply answer(Request request) {
    Params params = Params.of(request);
    Optional<String> token = params.present("token");
    if (token.isEmpty()) {
      return Refusals.missing("token");
    }
    return limits
        .refusal(Endpoint.UPDATE_JOB, token.get())
        .orElseGet(
            () ->
                database.transaction(() -> tokens.executing(request, job -> update(job, params))));
  }

  private Reply update(Job job, Params params) {
    return switch (params.text("state").orElse("")) {
      case "running" -> keepAlive(job);
      case "success", "failed" -> finish(job, params);
      default -> done(400, job);
    };
  }

  private Reply keepAlive(Job job) {
    job.touch(database.now());
    return done(200, job);
  }

  private Reply finish(Job job, Params params) {
    Optional<Duration> pause =
        hasChecksum(params)
            ? FinalReports.pause(job, database.profile(), database.now())
            : Optional.empty();
    return pause.map(time -> wait(job, time)).orElseGet(() -> end(job, params));
  }

  private static boolean hasChecksum(Params params) {
    return params.within("output").present("checksum").isPresent()
        || params.present("checksum").isPresent();
  }

  private Reply wait(Job job, Duration pause) {
    return done(202, job).with("X-GitLab-Trace-Update-Interval", Long.toString(pause.toSeconds()));
  }

  private Reply end(Job job, Params params) {
    if (params.text("state").orElse("").equals("success")) {
      job.succeed(database.now());
    } else {
      params.number("exit_code").ifPresent(job::exited);
      job.drop(FailureReasons.accepted(params.text("failure_reason")), database.now());
    }
    return done(200, job);
  }

  /// The status as text is all that the body says.
  private Reply done(int status, Job job) {
    Reply reply = Reply.text(status, Integer.toString(status));
    return database.profile().has(Switch.JOB_STATUS_ON_PUT) && status != 400
        ? reply.with("Job-Status", job.status().wireName())
        : reply;
  }
}
