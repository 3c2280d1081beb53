package dev.paasrunner.handoff;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.payload.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A job's variables with what expansion has to know about them; of several of one name the last
/// counts.
record JobVariables(Map<String, Variable> byName) {
  /// @param raw whether references inside the value are plain text
  record Variable(String value, boolean raw) {}

  JobVariables {
    byName = Map.copyOf(byName);
  }

  static JobVariables of(JobPayload payload) {
    Map<String, Variable> found = new HashMap<>();
    for (JsonElement element : Json.array(payload.json().get("variables"))) {
      Json.object(element)
          .ifPresent(
              entry -> Json.string(entry.get("key")).ifPresent(k -> found.put(k, variable(entry))));
    }
    return new JobVariables(found);
  }

  private static Variable variable(JsonObject entry) {
    return new Variable(
        Json.string(entry.get("value")).orElse(""),
        Json.string(entry.get("raw")).filter("true"::equals).isPresent());
  }

  Optional<Variable> get(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// The value without expansion, empty if there is none.
  String text(String name) {
    return get(name).map(Variable::value).orElse("");
  }
}
