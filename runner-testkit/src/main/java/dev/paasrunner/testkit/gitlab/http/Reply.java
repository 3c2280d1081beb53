package dev.paasrunner.testkit.gitlab.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer. Immutable.
///
/// @param headers by name; the `Content-Type` is among them if there is a body
public record Reply(int status, Map<String, String> headers, String body) {
  public Reply {
    headers = Map.copyOf(headers);
  }

  /// An answer without a body.
  public static Reply empty(int status) {
    return new Reply(status, Map.of(), "");
  }

  /// An answer with a body of some type.
  public static Reply of(int status, String contentType, String body) {
    return new Reply(status, Map.of("Content-Type", contentType), body);
  }

  /// A plain text.
  public static Reply text(int status, String body) {
    return of(status, "text/plain", body);
  }

  /// A JSON document.
  public static Reply json(int status, JsonElement body) {
    return json(status, body.toString());
  }

  /// A JSON document, as it is written.
  public static Reply json(int status, String body) {
    return of(status, "application/json", body);
  }

  /// What the Rails side says when it refuses: `{"message": "403 Forbidden"}`.
  public static Reply message(int status, String message) {
    return single(status, "message", message);
  }

  /// What the parameter checks say: `{"error": "token is missing"}`.
  public static Reply error(int status, String error) {
    return single(status, "error", error);
  }

  private static Reply single(int status, String key, String text) {
    JsonObject body = new JsonObject();
    body.addProperty(key, text);
    return json(status, body);
  }

  /// The same answer with one more header.
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }

  /// The same status and headers with another body; a 204, which may not have one, becomes a 200.
  Reply withBody(String other) {
    return new Reply(status == 204 ? 200 : status, headers, other);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
