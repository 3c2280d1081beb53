package dev.paasrunner.clever.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/// What an application is created from: a task on exactly one instance, pushed to by Git.
///
/// @param flavor the platform's own name of the size
/// @param environment its values may be secrets: [#toString()] does not show them
public record NewApplication(
    String name,
    String description,
    String zone,
    String type,
    String version,
    String variant,
    String flavor,
    List<String> tags,
    Map<String, String> environment) {
  public NewApplication {
    tags = List.copyOf(tags);
    environment = Map.copyOf(environment);
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("description", description);
    json.addProperty("zone", zone);
    json.addProperty("deploy", "git");
    json.addProperty("instanceType", type);
    json.addProperty("instanceVersion", version);
    json.addProperty("instanceVariant", variant);
    json.addProperty("instanceLifetime", "TASK");
    json.addProperty("minInstances", 1);
    json.addProperty("maxInstances", 1);
    json.addProperty("minFlavor", flavor);
    json.addProperty("maxFlavor", flavor);
    // A build machine of its own would only cost time: there is next to nothing to build.
    json.addProperty("separateBuild", false);
    json.addProperty("cancelOnPush", false);
    json.addProperty("homogeneous", false);
    json.addProperty("stickySessions", false);
    JsonArray labels = new JsonArray();
    tags.forEach(labels::add);
    json.add("tags", labels);
    json.add("env", object(environment));
    return json;
  }

  static JsonObject object(Map<String, String> texts) {
    JsonObject json = new JsonObject();
    texts.forEach(json::addProperty);
    return json;
  }

  @Override
  public String toString() {
    return "new application " + name;
  }
}
