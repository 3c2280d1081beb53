package dev.paasrunner.testkit.gitlab.rest;

import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.http.Reply;
import dev.paasrunner.testkit.gitlab.http.Request;
import dev.paasrunner.testkit.gitlab.http.Resource;
import dev.paasrunner.testkit.gitlab.model.Database;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// All calls of the coordinator.
public final class Api implements Resource {
  private final Map<Endpoint, Resource> resources = new EnumMap<>(Endpoint.class);

  public Api(Database database) {
    addRunnerCalls(database);
    addJobCalls(database);
    addUserCalls(database);
  }

  private void addRunnerCalls(Database database) {
    RunnerTokens runnerTokens = new RunnerTokens(database);
    resources.put(Endpoint.REGISTER_RUNNER, new RunnerRegistration(database));
    resources.put(Endpoint.VERIFY_RUNNER, runnerTokens.verification());
    resources.put(Endpoint.UNREGISTER_RUNNER, runnerTokens.deletion());
    resources.put(Endpoint.UNREGISTER_MANAGER, runnerTokens.managerDeletion());
  }

  private void addJobCalls(Database database) {
    RateLimits limits = new RateLimits(database);
    JobTokens tokens = new JobTokens(database);
    JobRequests requests = new JobRequests(database, limits);
    resources.put(Endpoint.REQUEST_JOB, new LongPolls(database, requests));
    resources.put(Endpoint.UPDATE_JOB, new JobUpdates(database, limits, tokens));
    resources.put(Endpoint.PATCH_TRACE, new TraceAppends(database, limits, tokens));
    resources.put(
        Endpoint.CURRENT_JOB, new CurrentJob(database, tokens, new AccessTokens(database)));
  }

  private void addUserCalls(Database database) {
    AccessTokens accessTokens = new AccessTokens(database);
    ProjectJobs jobs = new ProjectJobs(database, accessTokens);
    GroupAttributes attributes = new GroupAttributes(database, accessTokens);
    resources.put(Endpoint.PROJECT_JOB, jobs.entity());
    resources.put(Endpoint.PROJECT_JOB_TRACE, jobs.trace());
    resources.put(Endpoint.GROUP_ATTRIBUTES, attributes.all());
    resources.put(Endpoint.GROUP_ATTRIBUTE, attributes.single());
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    Optional<Resource> resource = request.endpoint().map(resources::get);
    if (resource.isPresent()) {
      return resource.get().answer(request);
    }
    return request.isPathKnown()
        ? Reply.error(405, "405 Not Allowed")
        : Reply.error(404, "404 Not Found");
  }
}
