package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Deployment;

/// A deployment in the words of v2 and of v4.
final class DeploymentJson {
  private DeploymentJson() {}

  static JsonObject old(Deployment deployment) {
    JsonObject author = new JsonObject();
    author.addProperty("id", Accounts.USER);
    author.addProperty("name", "CI");
    JsonObject json = new JsonObject();
    json.addProperty("id", deployment.number());
    json.addProperty("uuid", deployment.uuid());
    json.addProperty("date", deployment.date().toEpochMilli());
    json.addProperty("state", deployment.state().name());
    json.addProperty("action", deployment.action());
    json.addProperty("commit", deployment.commit());
    json.addProperty("cause", deployment.cause());
    json.addProperty("instances", 1);
    json.add("author", author);
    return json;
  }

  static JsonObject modern(Application application, Deployment deployment) {
    JsonObject version = new JsonObject();
    version.addProperty("commitId", deployment.commit());
    JsonObject json = new JsonObject();
    json.addProperty("id", deployment.uuid());
    json.addProperty("ownerId", application.blueprint().organization());
    json.addProperty("applicationId", application.id());
    json.addProperty("startDate", deployment.date().toString());
    json.addProperty("state", deployment.state().modern());
    json.add("steps", steps(deployment));
    json.add("version", version);
    json.addProperty("hasDedicatedBuild", false);
    json.add("origin", origin(deployment));
    return json;
  }

  private static JsonArray steps(Deployment deployment) {
    JsonArray steps = new JsonArray();
    for (Deployment.Step each : deployment.steps()) {
      JsonObject step = new JsonObject();
      step.addProperty("state", each.state().modern());
      step.addProperty("date", each.at().toString());
      steps.add(step);
    }
    return steps;
  }

  private static JsonObject origin(Deployment deployment) {
    JsonObject origin = new JsonObject();
    origin.addProperty("action", deployment.action());
    origin.addProperty("cause", deployment.cause());
    origin.addProperty("source", deployment.cause().equals("Git") ? "GIT" : "API");
    origin.addProperty("authorId", Accounts.USER);
    origin.add("constraints", new JsonArray());
    origin.addProperty("priority", "DEFAULT");
    return origin;
  }
}
