package dev.paasrunner.testkit.gitlab.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Looks values up in payloads of which nothing is certain: what is absent or of another type is
/// empty.
final class Fields {
  private Fields() {}

  static JsonObject object(JsonObject parent, String key) {
    JsonElement value = parent.get(key);
    return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
  }

  static String text(JsonObject parent, String key) {
    JsonElement value = parent.get(key);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  static long number(JsonObject parent, String key) {
    String text = text(parent, key);
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  static JsonArray array(JsonObject parent, String key) {
    JsonElement value = parent.get(key);
    return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
  }

  static Stream<JsonObject> objects(JsonObject parent, String key) {
    return StreamSupport.stream(array(parent, key).spliterator(), false)
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject);
  }
}
