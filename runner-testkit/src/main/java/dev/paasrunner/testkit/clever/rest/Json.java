package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.paasrunner.testkit.clever.http.CleverRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/// Small things about JSON.
final class Json {
  private Json() {}

  /// The body if it is an object.
  static Optional<JsonObject> object(CleverRequest request) {
    return parse(request).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
  }

  /// The body if it is JSON.
  static Optional<JsonElement> parse(CleverRequest request) {
    try {
      return Optional.of(JsonParser.parseString(request.text()));
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  /// The text of a member; numbers and booleans count as their text, anything else as empty.
  static String text(JsonObject object, String key) {
    return object.has(key) && object.get(key).isJsonPrimitive()
        ? object.get(key).getAsString()
        : "";
  }

  /// Names and texts; none if there is nothing, empty if it is something else.
  static Optional<Map<String, String>> strings(@Nullable JsonElement element) {
    JsonElement given = element == null ? JsonNull.INSTANCE : element;
    Map<String, String> strings = new LinkedHashMap<>();
    if (given.isJsonNull()) {
      return Optional.of(strings);
    }
    if (!given.isJsonObject()
        || !given.getAsJsonObject().asMap().values().stream()
            .allMatch(JsonElement::isJsonPrimitive)) {
      return Optional.empty();
    }
    given
        .getAsJsonObject()
        .asMap()
        .forEach((name, value) -> strings.put(name, value.getAsString()));
    return Optional.of(strings);
  }

  /// Texts; none if there is nothing, empty if it is something else.
  static Optional<List<String>> list(@Nullable JsonElement element) {
    JsonElement given = element == null ? JsonNull.INSTANCE : element;
    List<String> list = new ArrayList<>();
    if (given.isJsonNull()) {
      return Optional.of(list);
    }
    if (!given.isJsonArray()
        || !given.getAsJsonArray().asList().stream().allMatch(JsonElement::isJsonPrimitive)) {
      return Optional.empty();
    }
    given.getAsJsonArray().forEach(each -> list.add(each.getAsString()));
    return Optional.of(list);
  }

  static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  static JsonArray array(String... texts) {
    return array(List.of(texts));
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
}
