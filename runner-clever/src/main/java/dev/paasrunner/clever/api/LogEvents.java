package dev.paasrunner.clever.api;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.paasrunner.payload.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads log lines out of a stream of server-sent events, which may break off anywhere.
final class LogEvents {
  private static final String LINE = "APPLICATION_LOG";

  private LogEvents() {}

  static List<String> messages(String stream) {
    List<String> messages = new ArrayList<>();
    for (String event : stream.split("\\r?\\n\\r?\\n", -1)) {
      if (field(event, "event").equals(LINE)) {
        message(field(event, "data")).ifPresent(messages::add);
      }
    }
    return messages;
  }

  private static String field(String event, String name) {
    StringBuilder value = new StringBuilder();
    event
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .forEach(line -> value.append(line.substring(name.length() + 1).strip()));
    return value.toString();
  }

  private static Optional<String> message(String data) {
    try {
      return Json.object(JsonParser.parseString(data))
          .flatMap(line -> Json.string(line.get("message")));
    } catch (JsonParseException | IllegalStateException e) {
      // The stream was cut off in the middle of a line.
      return Optional.empty();
    }
  }
}
