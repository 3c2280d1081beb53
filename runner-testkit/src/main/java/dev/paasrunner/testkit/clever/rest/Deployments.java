package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.http.CleverRequest;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Deployment;
import java.util.List;
import java.util.Optional;

/// Deployments and instances, of one application and of a whole organization.
final class Deployments {
  private final Cloud cloud;

  Deployments(Cloud cloud) {
    this.cloud = cloud;
  }

  /// One call for all applications.
  CleverReply ofOrganization(CleverRequest request, String organization) {
    long limit = limit(request);
    JsonObject all = new JsonObject();
    for (Application application : cloud.listed(organization)) {
      all.add(
          application.id(),
          cloud.shown(application).stream().limit(limit).map(this::old).collect(Json.toArray()));
    }
    return CleverReply.json(200, all);
  }

  private static long limit(CleverRequest request) {
    return request.parameter("limit").map(Long::parseLong).orElse(100L);
  }

  CleverReply ofApplication(CleverRequest request, Route route, Application application) {
    String[] parts = route.rest().split("/", -1);
    if (parts.length == 3 && parts[2].equals("instances") && request.method().equals("DELETE")) {
      return cloud.cancel(application)
          ? CleverReply.message(200, 303, "The deployment has been canceled")
          : CleverReply.message(400, 4015, "There is no deployment to cancel");
    }
    List<Deployment> shown = cloud.shown(application);
    if (parts.length == 1) {
      return CleverReply.json(
          200,
          shown.stream()
              .limit(limit(request))
              .map(one -> route.modern() ? modern(application, one) : old(one))
              .collect(Json.toArray()));
    }
    Optional<Deployment> one =
        shown.stream()
            .filter(each -> parts[1].equals(each.uuid()) || parts[1].equals("" + each.number()))
            .findFirst();
    return one.isEmpty()
        ? CleverReply.message(404, 4016, "The deployment does not exist")
        : CleverReply.json(200, route.modern() ? modern(application, one.get()) : old(one.get()));
  }

  private JsonObject old(Deployment deployment) {
    JsonObject json = new JsonObject();
    json.addProperty("id", deployment.number());
    json.addProperty("uuid", deployment.uuid());
    json.addProperty("date", deployment.date().toEpochMilli());
    json.addProperty("state", deployment.state().name());
    json.addProperty("action", deployment.action());
    json.addProperty("commit", deployment.commit());
    json.addProperty("cause", "Git");
    json.addProperty("instances", 1);
    return json;
  }

  private JsonObject modern(Application application, Deployment deployment) {
    JsonObject version = new JsonObject();
    version.addProperty("commitId", deployment.commit());
    JsonObject origin = new JsonObject();
    origin.addProperty("action", deployment.action());
    origin.addProperty("cause", "Git");
    JsonObject json = new JsonObject();
    json.addProperty("id", deployment.uuid());
    json.addProperty("ownerId", application.blueprint().organization());
    json.addProperty("applicationId", application.id());
    json.addProperty("startDate", deployment.date().toString());
    json.addProperty("state", deployment.state().modern());
    json.add("version", version);
    json.add("origin", origin);
    return json;
  }

  CleverReply instances(CleverRequest request, Route route, Application application) {
    return switch (request.method()) {
      case "DELETE" -> {
        cloud.stop(application);
        yield CleverReply.message(200, 304, "The application is going to be stopped");
      }
      case "GET" -> CleverReply.json(200, cloud.with(application, this::instancesOf));
      default ->
          route.modern()
              ? CleverReply.html(404, "404 Not Found")
              : CleverReply.message(400, 4014, "The application was never deployed");
    };
  }

  private JsonArray instancesOf(Application application) {
    JsonArray instances = new JsonArray();
    if (application.hasInstance()) {
      Deployment last = application.deployments().getLast();
      JsonObject instance = new JsonObject();
      instance.addProperty("id", last.uuid().substring("deployment_".length()));
      instance.addProperty("appId", application.id());
      instance.addProperty(
          "state",
          last.state() == Deployment.State.TASK_RUNNING ? "TASK_IN_PROGRESS" : "DEPLOYING");
      instance.addProperty("commit", last.commit());
      instance.addProperty("deployNumber", last.number());
      instance.addProperty("deployId", last.uuid());
      instance.addProperty("creationDate", last.date().toEpochMilli());
      instances.add(instance);
    }
    return instances;
  }
}
