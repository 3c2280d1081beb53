package dev.paasrunner.testkit.demo;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Reads the daemon's state directory, as an operator could with `cat`.
///
/// @param directory the daemon's `state_dir`
record StateFiles(Path directory) {
  /// Where the daemon is with one job.
  ///
  /// @param state the state's label
  /// @param host the host's name, empty if none is planned
  record Tracked(String state, String host) {}

  /// What the daemon tracks now, by job number.
  Map<Long, Tracked> tracked() throws IOException {
    Map<Long, Tracked> tracked = new HashMap<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> records = Files.newDirectoryStream(directory, "*.json")) {
        for (Path record : records) {
          read(record, tracked);
        }
      }
    }
    return tracked;
  }

  private static void read(Path record, Map<Long, Tracked> tracked) {
    try {
      JsonObject json = JsonParser.parseString(Files.readString(record)).getAsJsonObject();
      JsonObject state = json.getAsJsonObject("state");
      tracked.put(
          json.getAsJsonObject("job").get("id").getAsLong(),
          new Tracked(state.get("label").getAsString(), host(state)));
    } catch (IOException | JsonParseException e) {
      // It was removed since the listing: the job is over.
    }
  }

  private static String host(JsonObject state) {
    JsonObject holder = state.has("resource") ? state.getAsJsonObject("resource") : state;
    return holder.has("plan") ? holder.getAsJsonObject("plan").get("name").getAsString() : "";
  }
}
