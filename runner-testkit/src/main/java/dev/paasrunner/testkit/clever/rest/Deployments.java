package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Deployments of one application and of a whole organization, and canceling one.
final class Deployments {
  private static final String WHOLE = "/v2/organisations/*/deployments";
  private static final String OLD = "/v2/organisations/*/applications/*/deployments";
  private static final String MODERN =
      "/v4/orchestration/organisations/*/applications/*/deployments";
  private static final long DEFAULT_LIMIT = 100;

  private final Cloud cloud;

  Deployments(Cloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Map<String, Function<Call, CleverReply>> routes) {
    routes.put("GET " + WHOLE, this::ofOrganization);
    routes.put("GET " + OLD, this::ofApplication);
    routes.put("GET " + OLD + "/*", this::one);
    routes.put("DELETE " + OLD + "/*/instances", this::cancel);
    routes.put("GET " + MODERN, this::modern);
    routes.put("GET " + MODERN + "/*", this::modernOne);
  }

  /// One call for all applications.
  private CleverReply ofOrganization(Call call) {
    JsonObject all = new JsonObject();
    for (Application application : cloud.listed(call.organization())) {
      all.add(application.id(), old(call, application));
    }
    return CleverReply.json(200, all);
  }

  private CleverReply ofApplication(Call call) {
    return CleverReply.json(200, old(call, call.application()));
  }

  private JsonArray old(Call call, Application application) {
    return part(call, shown(application).stream()).map(DeploymentJson::old).collect(Json.toArray());
  }

  /// v2 has no word for the queue.
  private List<Deployment> shown(Application application) {
    return cloud.shown(application).stream()
        .filter(one -> one.state() != Deployment.State.QUEUED)
        .toList();
  }

  private static Stream<Deployment> part(Call call, Stream<Deployment> all) {
    Optional<String> action = call.request().parameter("action");
    return all.filter(one -> action.filter(wanted -> !wanted.equals(one.action())).isEmpty())
        .skip(call.number("offset", 0))
        .limit(call.number("limit", DEFAULT_LIMIT));
  }

  private CleverReply one(Call call) {
    return named(call, shown(call.application()))
        .map(one -> CleverReply.json(200, DeploymentJson.old(one)))
        .orElseGet(Refusals::noSuchDeployment);
  }

  /// The platform's tool says a deployment's number, its newer client the uuid.
  private static Optional<Deployment> named(Call call, List<Deployment> all) {
    String name = call.after("deployments");
    return all.stream()
        .filter(one -> name.equals(one.uuid()) || name.equals("" + one.number()))
        .findFirst();
  }

  private CleverReply cancel(Call call) {
    Optional<Deployment> one = named(call, call.application().deployments());
    if (one.isEmpty()) {
      return Refusals.noSuchDeployment();
    }
    boolean canceled =
        one.get().state() == Deployment.State.WIP && cloud.pipeline().cancel(call.application());
    return canceled
        ? CleverReply.message(200, 303, "The deployment has been canceled")
        : Refusals.nothingToCancel();
  }

  private CleverReply modern(Call call) {
    List<Deployment> shown = cloud.shown(call.application());
    boolean oldestFirst = call.request().parameter("order").orElse("DESC").equals("ASC");
    return CleverReply.json(
        200,
        part(call, (oldestFirst ? shown.reversed() : shown).stream())
            .map(one -> DeploymentJson.modern(call.application(), one))
            .collect(Json.toArray()));
  }

  private CleverReply modernOne(Call call) {
    return named(call, cloud.shown(call.application()))
        .map(one -> CleverReply.json(200, DeploymentJson.modern(call.application(), one)))
        .orElseGet(
            () ->
                CleverReply.modernError(
                    404, "clever.orchestration.deployment-not-found", "Deployment not found"));
  }
}
