package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The variables and the tags of an application.
final class Variables {
  private static final String ENV = "/v2/organisations/*/applications/*/env";
  private static final String TAGS = "/v2/organisations/*/applications/*/tags";

  private final Cloud cloud;
  private final ApplicationView view;

  Variables(Cloud cloud, ApplicationView view) {
    this.cloud = cloud;
    this.view = view;
  }

  void addTo(Map<String, Function<Call, CleverReply>> routes) {
    routes.put(
        "GET " + ENV, call -> CleverReply.json(200, ApplicationView.env(call.application())));
    routes.put("PUT " + ENV, this::replace);
    routes.put("PUT " + ENV + "/*", this::set);
    routes.put("DELETE " + ENV + "/*", this::remove);
    routes.put("GET " + TAGS, call -> tags(call.application()));
    routes.put("PUT " + TAGS, this::replaceTags);
    routes.put("PUT " + TAGS + "/*", call -> withTag(call, true));
    routes.put("DELETE " + TAGS + "/*", call -> withTag(call, false));
  }

  /// What is said to variables that cannot be; empty if all can.
  static Optional<CleverReply> refusal(Map<String, String> env) {
    JsonObject fields = new JsonObject();
    env.keySet().stream()
        .filter(name -> !name.matches("[A-Za-z_][A-Za-z0-9_]*"))
        .forEach(name -> fields.addProperty(name, "The name is invalid"));
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            CleverReply.message(400, 557, "The environment is invalid", "fields", fields));
  }

  private CleverReply replace(Call call) {
    Optional<Map<String, String>> env = Json.object(call.request()).flatMap(Json::strings);
    if (env.isEmpty()) {
      return Refusals.invalid("the environment is an object of texts");
    }
    if (call.request().parameter("check").orElse("").equals("true")) {
      return refusal(env.get()).orElseGet(() -> updated(call));
    }
    return change(call, env.get());
  }

  private CleverReply set(Call call) {
    Map<String, String> env = call.application().env();
    Optional<String> value = Json.object(call.request()).map(body -> Json.text(body, "value"));
    if (value.isEmpty()) {
      return Refusals.invalid("the variable’s value");
    }
    env.put(call.after("env"), value.get());
    return change(call, env);
  }

  private CleverReply remove(Call call) {
    Map<String, String> env = call.application().env();
    env.remove(call.after("env"));
    return change(call, env);
  }

  private CleverReply change(Call call, Map<String, String> env) {
    Optional<CleverReply> refusal = refusal(env);
    if (refusal.isEmpty()) {
      cloud.setEnv(call.application(), env);
    }
    return refusal.orElseGet(() -> updated(call));
  }

  private CleverReply updated(Call call) {
    return cloud.switches().has(Switch.ENV_MESSAGE)
        ? CleverReply.message(200, 328, "The environment has been updated")
        : CleverReply.json(200, view.of(call.application()));
  }

  private static CleverReply tags(Application application) {
    return CleverReply.json(200, Json.array(application.tags()));
  }

  private CleverReply replaceTags(Call call) {
    Optional<List<String>> tags = Json.parse(call.request()).flatMap(Json::list);
    if (tags.isEmpty()) {
      return Refusals.invalid("tags are an array of texts");
    }
    cloud.setTags(call.application(), tags.get());
    return tags(call.application());
  }

  private CleverReply withTag(Call call, boolean present) {
    List<String> tags = new ArrayList<>(call.application().tags());
    String tag = call.after("tags");
    tags.removeIf(tag::equals);
    if (present) {
      tags.add(tag);
    }
    cloud.setTags(call.application(), tags);
    return tags(call.application());
  }
}
