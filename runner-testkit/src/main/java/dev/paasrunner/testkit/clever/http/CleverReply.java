package dev.paasrunner.testkit.clever.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An answer. Immutable.
public final class CleverReply {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Optional<Stream> stream;

  private CleverReply(
      int status, Map<String, String> headers, byte[] body, Optional<Stream> stream) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.stream = stream;
  }

  /// Writes what comes by and by.
  @FunctionalInterface
  public interface Stream {
    /// Writes all of it and returns when there is no more; ended by interruption when the server is
    /// closed.
    void writeTo(OutputStream out) throws IOException, InterruptedException;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  /// What comes instead of the body.
  Optional<Stream> stream() {
    return stream;
  }

  /// An answer with a body of some type.
  public static CleverReply of(int status, String type, byte[] body) {
    return new CleverReply(status, Map.of("Content-Type", type), body, Optional.empty());
  }

  /// A stream of events.
  public static CleverReply events(Stream stream) {
    return new CleverReply(
        200, Map.of("Content-Type", "text/event-stream"), new byte[0], Optional.of(stream));
  }

  /// JSON.
  public static CleverReply json(int status, JsonElement body) {
    return of(status, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// A page for people, as a gateway sends it.
  public static CleverReply html(int status, String title) {
    String page = "<html><title>" + title + "</title><h1>" + title + "</h1></html>";
    return of(status, "text/html", page.getBytes(StandardCharsets.UTF_8));
  }

  /// What v2 says about itself: an error, or that something was done.
  public static CleverReply message(int status, int id, String text) {
    return json(status, messageJson(status, id, text));
  }

  /// The same, which says more.
  public static CleverReply message(int status, int id, String text, String key, JsonElement more) {
    JsonObject message = messageJson(status, id, text);
    message.add(key, more);
    return json(status, message);
  }

  private static JsonObject messageJson(int status, int id, String text) {
    JsonObject message = new JsonObject();
    message.addProperty("id", id);
    message.addProperty("message", text);
    message.addProperty("type", status < 400 ? "success" : "error");
    return message;
  }

  /// What v4 says when it refuses.
  public static CleverReply modernError(int status, String code, String text) {
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("error", text);
    error.add("context", new JsonObject());
    error.addProperty("apiRequestId", "simulated");
    return json(status, error);
  }

  /// The refusal of who is too fast, as v4 words it.
  public static CleverReply tooManyRequests() {
    return modernError(429, "clever.core.too-many-requests", "Too many requests");
  }

  /// The refusal of who is too fast, as v2 used to word it.
  public static CleverReply performedTooMuch() {
    return message(403, 403, "You have performed this request too much");
  }

  /// The same answer with one more header.
  public CleverReply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new CleverReply(status, more, body, stream);
  }
}
