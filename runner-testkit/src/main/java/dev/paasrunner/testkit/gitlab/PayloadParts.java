package dev.paasrunner.testkit.gitlab;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The objects that payloads consist of, with GitLab's keys.
final class PayloadParts {
  private PayloadParts() {}

  static JsonObject variable(String key, String value, boolean isPublic, boolean masked) {
    JsonObject variable = new JsonObject();
    variable.addProperty("key", key);
    variable.addProperty("value", value);
    variable.addProperty("public", isPublic);
    variable.addProperty("masked", masked);
    return variable;
  }

  static JsonObject step(
      String name, Collection<String> script, Duration timeout, boolean isAlwaysRun) {
    JsonObject step = new JsonObject();
    step.addProperty("name", name);
    step.add("script", strings(script));
    step.addProperty("timeout", timeout.toSeconds());
    step.addProperty("when", isAlwaysRun ? "always" : "on_success");
    step.addProperty("allow_failure", isAlwaysRun);
    return step;
  }

  static JsonObject image(String name) {
    JsonObject image = new JsonObject();
    image.addProperty("name", name);
    image.add("entrypoint", JsonNull.INSTANCE);
    image.add("ports", new JsonArray());
    image.add("executor_opts", new JsonObject());
    image.add("pull_policy", JsonNull.INSTANCE);
    return image;
  }

  static JsonObject service(String name, @Nullable String alias) {
    JsonObject service = image(name);
    service.add("alias", orNull(alias));
    service.add("command", JsonNull.INSTANCE);
    service.add("variables", new JsonArray());
    return service;
  }

  static JsonObject registryCredentials(String registry, String token) {
    JsonObject credentials = new JsonObject();
    credentials.addProperty("type", "registry");
    credentials.addProperty("url", registry);
    credentials.addProperty("username", "gitlab-ci-token");
    credentials.addProperty("password", token);
    return credentials;
  }

  static JsonArray strings(Collection<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static JsonElement orNull(@Nullable String text) {
    return text == null ? JsonNull.INSTANCE : new JsonPrimitive(text);
  }
}
