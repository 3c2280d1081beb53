package dev.paasrunner.store;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.Optional;

/// Requests to write a job off, as JSON on one line.
final class WriteOffCodec {
  private WriteOffCodec() {}

  static JsonObject write(WriteOffRequest request) {
    JsonObject json = new JsonObject();
    json.addProperty("at", request.at().toString());
    json.addProperty("by", request.by());
    json.add("job", KeyCodec.write(request.job()));
    json.addProperty("state", request.state());
    request.host().ifPresent(host -> json.addProperty("host", host));
    request.verdict().ifPresent(verdict -> json.addProperty("verdict", verdict));
    json.addProperty("reason", request.reason());
    return json;
  }

  static WriteOffRequest read(String text) throws RecordFormatException {
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      return new WriteOffRequest(
          KeyCodec.read(json.getAsJsonObject("job")),
          json.get("state").getAsString(),
          optional(json, "host"),
          optional(json, "verdict"),
          json.get("reason").getAsString(),
          json.get("by").getAsString(),
          Instant.parse(json.get("at").getAsString()));
    } catch (RuntimeException e) {
      throw new RecordFormatException(
          "it is not a complete request: " + e.getClass().getSimpleName());
    }
  }

  private static Optional<String> optional(JsonObject json, String key) {
    return json.has(key) ? Optional.of(json.get(key).getAsString()) : Optional.empty();
  }
}
