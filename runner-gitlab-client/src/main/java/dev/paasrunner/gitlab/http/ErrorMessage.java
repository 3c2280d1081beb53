package dev.paasrunner.gitlab.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.paasrunner.payload.Json;
import java.util.Optional;
import java.util.stream.Collectors;

/// The text of an error in JSON: `message` as a string, or as an object of field to complaints, or
/// `error` where the parameters themselves are refused. Nothing else of a body is ever shown.
final class ErrorMessage {
  private ErrorMessage() {}

  static Optional<String> of(JsonElement body) {
    return Json.object(body)
        .flatMap(object -> text(object.get("message")).or(() -> Json.string(object.get("error"))))
        .filter(text -> !text.isBlank());
  }

  private static Optional<String> text(JsonElement message) {
    return Json.string(message).or(() -> Json.object(message).map(ErrorMessage::fields));
  }

  private static String fields(JsonObject complaints) {
    return complaints.entrySet().stream()
        .map(field -> field.getKey() + ": " + complaint(field.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String complaint(JsonElement value) {
    return Json.string(value).orElseGet(() -> String.join(", ", Json.strings(value)));
  }
}
