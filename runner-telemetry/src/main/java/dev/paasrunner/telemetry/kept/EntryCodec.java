package dev.paasrunner.telemetry.kept;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.telemetry.kept.Entry.What;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Entries as lines of JSON. Pure.
final class EntryCodec {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private EntryCodec() {}

  static String write(Entry entry) {
    JsonObject json = new JsonObject();
    json.addProperty("at", entry.at().toString());
    json.addProperty("what", entry.what().label());
    if (!entry.runner().isEmpty()) {
      json.addProperty("runner", entry.runner());
    }
    entry.job().ifPresent(id -> json.addProperty("job", id));
    JsonObject details = new JsonObject();
    entry.details().forEach(details::addProperty);
    json.add("details", details);
    return GSON.toJson(json);
  }

  /// Whether a line can be of a job or of no job, without parsing it.
  static boolean mayBeOf(String line, long job) {
    return line.contains("\"job\":" + job + ",") || !line.contains("\"job\":");
  }

  /// Empty if the line is torn, or of a version that knows more.
  static Optional<Entry> read(String line) {
    try {
      JsonObject json = JsonParser.parseString(line).getAsJsonObject();
      String label = json.get("what").getAsString();
      return Arrays.stream(What.values())
          .filter(what -> what.label().equals(label))
          .findFirst()
          .map(what -> entry(json, what));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Entry entry(JsonObject json, What what) {
    Map<String, String> details = new LinkedHashMap<>();
    json.getAsJsonObject("details")
        .entrySet()
        .forEach(detail -> details.put(detail.getKey(), detail.getValue().getAsString()));
    return new Entry(
        Instant.parse(json.get("at").getAsString()),
        what,
        json.has("runner") ? json.get("runner").getAsString() : "",
        json.has("job") ? OptionalLong.of(json.get("job").getAsLong()) : OptionalLong.empty(),
        details);
  }
}
