package dev.paasrunner.telemetry.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.function.Function;

/// Collections as JSON.
final class JsonArrays {
  private JsonArrays() {}

  static <T> JsonArray of(Collection<T> elements, Function<T, JsonObject> toJson) {
    JsonArray array = new JsonArray(elements.size());
    elements.forEach(element -> array.add(toJson.apply(element)));
    return array;
  }
}
