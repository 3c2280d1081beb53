package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Instance;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The virtual machines of an application: looking, stopping, deploying again.
final class Instances {
  private static final String OLD = "/v2/organisations/*/applications/*/instances";
  private static final String MODERN = "/v4/orchestration/organisations/*/applications/*/instances";

  private final Cloud cloud;

  Instances(Cloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Map<String, Function<Call, CleverReply>> routes) {
    routes.put("GET /v2/organisations/*/instances", this::ofOrganization);
    routes.put("GET " + OLD, call -> CleverReply.json(200, old(call, call.application())));
    routes.put("GET " + OLD + "/*", this::one);
    routes.put("POST " + OLD, this::redeploy);
    routes.put("DELETE " + OLD, this::stop);
    routes.put("GET " + MODERN, this::modern);
  }

  private CleverReply ofOrganization(Call call) {
    JsonArray all = new JsonArray();
    for (Application application : cloud.listed(call.organization())) {
      all.addAll(old(call, application));
    }
    return CleverReply.json(200, all);
  }

  private JsonArray old(Call call, Application application) {
    boolean ended = call.request().parameter("withDeleted").orElse("").equals("true");
    return of(call, application)
        .filter(one -> ended || one.existsAt(cloud.now()))
        .map(one -> old(application, one))
        .collect(Json.toArray());
  }

  private static Stream<Instance> of(Call call, Application application) {
    Optional<String> deployment = call.request().parameter("deploymentId");
    return application.instances().stream()
        .filter(
            one -> deployment.filter(wanted -> !wanted.equals(one.deployment().uuid())).isEmpty());
  }

  private CleverReply one(Call call) {
    return call.application().instances().stream()
        .filter(one -> one.id().equals(call.after("instances")))
        .findFirst()
        .map(one -> CleverReply.json(200, old(call.application(), one)))
        .orElseGet(Refusals::noSuchInstance);
  }

  private JsonObject old(Application application, Instance instance) {
    JsonObject json = new JsonObject();
    json.addProperty("id", instance.id());
    json.addProperty("appId", application.id());
    json.addProperty("ip", "10.2.3.4");
    json.addProperty("appPort", 25000);
    json.addProperty("state", instance.stateAt(cloud.now()).name());
    json.add("flavor", ApplicationView.flavor(application.blueprint().flavor()));
    json.addProperty("commit", instance.deployment().commit());
    json.addProperty("deployNumber", instance.deployment().number());
    json.addProperty("deployId", instance.deployment().uuid());
    json.addProperty("instanceNumber", 0);
    json.addProperty("displayName", "Simulated-" + instance.id().substring(0, 4));
    json.addProperty("creationDate", instance.createdAt().toEpochMilli());
    return json;
  }

  private CleverReply modern(Call call) {
    return CleverReply.json(
        200,
        of(call, call.application())
            .map(one -> modern(call.application(), one))
            .collect(Json.toArray()));
  }

  private JsonObject modern(Application application, Instance instance) {
    JsonObject json = new JsonObject();
    json.addProperty("id", instance.id());
    json.addProperty("ownerId", application.blueprint().organization());
    json.addProperty("applicationId", application.id());
    json.addProperty("deploymentId", instance.deployment().uuid());
    json.addProperty("state", instance.stateAt(cloud.now()).name());
    json.addProperty("creationDate", instance.createdAt().toString());
    instance
        .deletedAt()
        .filter(_ -> !instance.existsAt(cloud.now()))
        .ifPresent(at -> json.addProperty("deletionDate", at.toString()));
    json.addProperty("isBuildVm", false);
    json.addProperty("index", 0);
    return json;
  }

  private CleverReply redeploy(Call call) {
    return cloud
        .pipeline()
        .redeploy(call.application())
        .map(
            one ->
                CleverReply.message(
                    200,
                    301,
                    "The application is going to be deployed",
                    "deploymentId",
                    new JsonPrimitive(one.uuid())))
        .orElseGet(Refusals::neverDeployed);
  }

  private CleverReply stop(Call call) {
    cloud.pipeline().stop(call.application());
    return CleverReply.message(200, 304, "The application is going to be stopped");
  }
}
