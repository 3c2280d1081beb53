package dev.paasrunner.testkit.clever.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer. Immutable.
public final class CleverReply {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private CleverReply(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
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

  /// An answer with a body of some type.
  public static CleverReply of(int status, String type, byte[] body) {
    return new CleverReply(status, Map.of("Content-Type", type), body);
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
    JsonObject message = new JsonObject();
    message.addProperty("id", id);
    message.addProperty("message", text);
    message.addProperty("type", status < 400 ? "success" : "error");
    return json(status, message);
  }

  /// The same answer with one more header.
  public CleverReply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new CleverReply(status, more, body);
  }
}
