package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.http.CleverRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;

/// Small things about JSON.
final class Json {
  private Json() {}

  static Optional<JsonObject> object(CleverRequest request) {
    return parse(request).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
  }

  static Optional<JsonElement> parse(CleverRequest request) {
    try {
      return Optional.of(JsonParser.parseString(request.text()));
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  static String text(JsonObject object, String key) {
    return object.has(key) && object.get(key).isJsonPrimitive()
        ? object.get(key).getAsString()
        : "";
  }

  static Map<String, String> strings(JsonObject object) {
    Map<String, String> strings = new LinkedHashMap<>();
    object.entrySet().forEach(entry -> strings.put(entry.getKey(), entry.getValue().getAsString()));
    return strings;
  }

  static List<String> list(JsonElement array) {
    List<String> list = new ArrayList<>();
    array.getAsJsonArray().forEach(each -> list.add(each.getAsString()));
    return list;
  }

  static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  static Collector<JsonElement, JsonArray, JsonArray> toArray() {
    return Collector.of(
        JsonArray::new,
        JsonArray::add,
        (left, right) -> {
          left.addAll(right);
          return left;
        });
  }

  static CleverReply modernError(int status, String code) {
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("error", code);
    error.add("context", new JsonObject());
    return CleverReply.json(status, error);
  }
}
