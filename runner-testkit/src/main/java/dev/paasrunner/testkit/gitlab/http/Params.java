package dev.paasrunner.testkit.gitlab.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/// What the Rails side sees as `params`: the query, and the body if it is JSON or a form. The body
/// wins.
public final class Params {
  private final JsonObject values;

  private Params(JsonObject values) {
    this.values = values;
  }

  /// The parameters of a request. A body that cannot be read counts as empty.
  public static Params of(Request request) {
    JsonObject values = encoded(request.rawQuery());
    String type = request.header("Content-Type").orElse("");
    if (type.startsWith("application/json")) {
      json(request.bodyText()).asMap().forEach(values::add);
    } else if (type.startsWith("application/x-www-form-urlencoded")) {
      encoded(request.bodyText()).asMap().forEach(values::add);
    }
    return new Params(values);
  }

  /// The parameters in a body of JSON, and only those.
  public static Params body(Request request) {
    return new Params(json(request.bodyText()));
  }

  private static JsonObject json(String text) {
    try {
      JsonElement root = JsonParser.parseString(text);
      return root.isJsonObject() ? root.getAsJsonObject() : new JsonObject();
    } catch (JsonParseException _) {
      return new JsonObject();
    }
  }

  private static JsonObject encoded(String text) {
    JsonObject values = new JsonObject();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.addProperty(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// The text of a parameter; numbers and booleans count as their text.
  public Optional<String> text(String name) {
    return primitive(name).map(JsonPrimitive::getAsString);
  }

  /// The text of a parameter that is not blank.
  public Optional<String> present(String name) {
    return text(name).filter(value -> !value.isBlank());
  }

  /// A whole number; empty if absent or something else.
  public OptionalInt number(String name) {
    return primitive(name)
        .map(JsonPrimitive::getAsString)
        .filter(text -> text.matches("-?\\d{1,9}"))
        .map(Integer::parseInt)
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  /// Whether a parameter is true; the default if absent.
  public boolean flag(String name, boolean defaultValue) {
    return text(name).map(Boolean::parseBoolean).orElse(defaultValue);
  }

  /// A parameter that is an object; an empty one if absent or something else.
  public JsonObject object(String name) {
    JsonElement value = values.get(name);
    return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
  }

  /// A parameter that is an array; an empty one if absent or something else.
  public JsonArray array(String name) {
    JsonElement value = values.get(name);
    return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
  }

  /// The parameters of an object within, for nested ones.
  public Params within(String name) {
    return new Params(object(name));
  }

  private Optional<JsonPrimitive> primitive(String name) {
    JsonElement value = values.get(name);
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsJsonPrimitive())
        : Optional.empty();
  }
}
