package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.http.CleverRequest;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Catalogue;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Credential;
import dev.paasrunner.testkit.clever.model.Flavor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Creating, reading, changing and deleting applications.
final class Applications {
  private static final Set<String> ZONES = Set.of("par", "rbx", "mtl");
  private static final Set<String> VARIANTS =
      Set.of(Catalogue.DOCKER_VARIANT, Catalogue.RUNNER_VARIANT);

  private final Cloud cloud;
  private final ApplicationView view;

  Applications(Cloud cloud, ApplicationView view) {
    this.cloud = cloud;
    this.view = view;
  }

  CleverReply collection(CleverRequest request, Credential credential) {
    return switch (request.method()) {
      case "GET" ->
          CleverReply.json(
              200,
              cloud.listed(credential.organization()).stream()
                  .map(app -> cloud.with(app, view::of))
                  .collect(Json.toArray()));
      case "POST" ->
          credential.role().mayCreate()
              ? create(request, credential)
              : CleverReply.message(403, 4003, "You are not allowed to create applications");
      default -> CleverReply.html(405, "Method Not Allowed");
    };
  }

  private CleverReply create(CleverRequest request, Credential credential) {
    Optional<JsonObject> parsed = Json.object(request);
    if (parsed.isEmpty()) {
      return invalid("the body is not JSON");
    }
    JsonObject body = parsed.get();
    Optional<CleverReply> refusal = refusal(body);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Flavor flavor = Catalogue.flavor(Json.text(body, "minFlavor")).orElseThrow();
    Application made =
        cloud.create(
            new Application.Blueprint(
                credential.organization(),
                Json.text(body, "name"),
                Json.text(body, "description"),
                Json.text(body, "zone"),
                Json.text(body, "instanceVariant"),
                Json.text(body, "instanceVersion"),
                flavor,
                Json.text(body, "instanceLifetime")),
            body.has("env") ? Json.strings(body.getAsJsonObject("env")) : Map.of(),
            body.has("tags") ? Json.list(body.get("tags")) : List.of());
    return CleverReply.json(200, cloud.with(made, view::of));
  }

  private Optional<CleverReply> refusal(JsonObject body) {
    if (Json.text(body, "name").isBlank() || !Json.text(body, "deploy").equals("git")) {
      return Optional.of(invalid("a name and the deployment by git are needed"));
    }
    if (!ZONES.contains(Json.text(body, "zone"))) {
      return Optional.of(invalid("the zone does not exist"));
    }
    boolean known =
        Json.text(body, "instanceType").equals("docker")
            && Json.text(body, "instanceVersion").equals(cloud.switches().productVersion())
            && VARIANTS.contains(Json.text(body, "instanceVariant"));
    if (!known) {
      return Optional.of(CleverReply.message(400, 9017, "The specified instance doesn’t exist"));
    }
    boolean available =
        Catalogue.flavor(Json.text(body, "minFlavor")).filter(Flavor::available).isPresent()
            && Catalogue.flavor(Json.text(body, "maxFlavor")).filter(Flavor::available).isPresent();
    return available ? Optional.empty() : Optional.of(invalid("the flavor is not available"));
  }

  private static CleverReply invalid(String why) {
    return CleverReply.message(400, 4010, "Invalid application data: " + why);
  }

  CleverReply one(CleverRequest request, Credential credential, Application application) {
    return switch (request.method()) {
      case "GET", "PUT" -> CleverReply.json(200, cloud.with(application, view::of));
      case "DELETE" -> delete(credential, application);
      default -> CleverReply.html(405, "Method Not Allowed");
    };
  }

  private CleverReply delete(Credential credential, Application application) {
    if (!credential.role().mayDelete()) {
      return CleverReply.message(403, 4003, "You are not allowed to delete this application");
    }
    if (application.isDeleted()) {
      return CleverReply.message(400, 4011, "The application is already TO_DELETE");
    }
    return cloud.delete(application)
        ? CleverReply.message(200, 302, "The application has successfully been deleted")
        : CleverReply.message(500, 5001, "The application can’t be deleted now");
  }

  CleverReply env(CleverRequest request, Route route, Application application) {
    if (request.method().equals("GET")) {
      return CleverReply.json(200, cloud.with(application, ApplicationView::env));
    }
    boolean whole = route.rest().equals("env") && request.method().equals("PUT");
    Optional<JsonObject> body = Json.object(request);
    if (!whole || body.isEmpty()) {
      return CleverReply.html(404, "404 Not Found");
    }
    Map<String, String> env = Json.strings(body.get());
    Optional<String> bad =
        env.keySet().stream().filter(name -> !name.matches("[A-Za-z_][A-Za-z0-9_]*")).findFirst();
    if (bad.isPresent()) {
      return CleverReply.message(400, 557, "The variable " + bad.get() + " has an invalid name");
    }
    if (!request.parameter("check").orElse("").equals("true")) {
      cloud.setEnv(application, env);
    }
    return CleverReply.json(200, cloud.with(application, view::of));
  }

  CleverReply tags(CleverRequest request, Application application) {
    List<String> tags = new ArrayList<>(cloud.with(application, Application::tags));
    if (request.method().equals("PUT")) {
      tags = Json.parse(request).map(Json::list).orElse(List.of());
      cloud.setTags(application, tags);
    }
    return CleverReply.json(200, Json.array(tags));
  }
}
