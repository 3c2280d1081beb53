package dev.paasrunner.payload;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads JSON of others without trusting its shape: a wrong type is the same as nothing there.
public final class Json {
  private Json() {}

  /// The element as an object.
  public static Optional<JsonObject> object(@Nullable JsonElement element) {
    return element instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  /// The element as an array, empty if it is none.
  public static JsonArray array(@Nullable JsonElement element) {
    return element instanceof JsonArray array ? array : new JsonArray();
  }

  /// The element as a string; numbers and booleans give their text.
  public static Optional<String> string(@Nullable JsonElement element) {
    return element instanceof JsonPrimitive primitive
        ? Optional.of(primitive.getAsString())
        : Optional.empty();
  }

  /// The element as a whole number, also if it is written as text.
  public static Optional<Long> integer(@Nullable JsonElement element) {
    return string(element).flatMap(Json::parseLong);
  }

  /// The element as an instant, written as ISO 8601 wants it.
  public static Optional<Instant> instant(@Nullable JsonElement element) {
    return string(element).flatMap(Json::parseInstant);
  }

  /// The strings of an array.
  public static List<String> strings(@Nullable JsonElement element) {
    return StreamSupport.stream(array(element).spliterator(), false)
        .map(Json::string)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Instant> parseInstant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> parseLong(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
