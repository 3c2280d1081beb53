package dev.paasrunner.testkit.gitlab.rest;

import dev.paasrunner.testkit.gitlab.http.Reply;
import dev.paasrunner.testkit.gitlab.http.Request;
import dev.paasrunner.testkit.gitlab.http.Resource;
import dev.paasrunner.testkit.gitlab.model.Access;
import dev.paasrunner.testkit.gitlab.model.Database;
import dev.paasrunner.testkit.gitlab.model.Job;
import dev.paasrunner.testkit.gitlab.model.JobInfo;
import java.util.Optional;
import java.util.function.Function;

/// `GET /projects/:id/jobs/:job_id` and its log, for users. A project exists if a job was enqueued
/// for it.
final class ProjectJobs {
  private final Database database;
  private final AccessTokens accessTokens;

  ProjectJobs(Database database, AccessTokens accessTokens) {
    this.database = database;
    this.accessTokens = accessTokens;
  }

  Resource entity() {
    return shown(job -> Reply.json(200, JobEntity.of(job)));
  }

  Resource trace() {
    return shown(job -> Reply.text(200, job.view().trace().text()));
  }

  private Resource shown(Function<Job, Reply> view) {
    return request -> database.transaction(() -> authorized(request, view));
  }

  private Reply authorized(Request request, Function<Job, Reply> view) {
    Optional<Access> access = accessTokens.access(request);
    if (access.isEmpty()) {
      return Refusals.unauthorized();
    }
    return switch (access.get()) {
      case STRANGER -> Refusals.notFound("Project");
      case GUEST -> projectExists(request) ? Refusals.forbidden() : Refusals.notFound("Project");
      case ADMIN, BUILD_READER -> find(request, view);
    };
  }

  private Reply find(Request request, Function<Job, Reply> view) {
    if (!projectExists(request)) {
      return Refusals.notFound("Project");
    }
    return database
        .jobs()
        .find(job -> isInProject(job, request) && isCalled(job, request))
        .map(view)
        .orElseGet(() -> Reply.message(404, "404 Not Found"));
  }

  private boolean projectExists(Request request) {
    return database.jobs().find(job -> isInProject(job, request)).isPresent();
  }

  private boolean isInProject(Job job, Request request) {
    String wanted = request.pathParameter("id");
    JobInfo info = job.info();
    boolean same =
        wanted.matches("\\d+")
            ? wanted.equals(Long.toString(info.projectId()))
            : wanted.equals(info.projectPath());
    return same && !database.jobs().isProjectDeleted(job);
  }

  private static boolean isCalled(Job job, Request request) {
    return request.pathParameter("job_id").equals(Long.toString(job.id()));
  }
}
