package dev.paasrunner.payload;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;

/// Reads a JSON object without its largest members.
final class Outline {
  private static final Set<String> LEFT_OUT = Set.of("variables", "steps");

  private Outline() {}

  /// The object without them; empty if the text is not a whole JSON object.
  static Optional<JsonObject> of(String text) {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      // What is read whole is read so, too.
      reader.setStrictness(Strictness.LENIENT);
      JsonObject outline = read(reader);
      return reader.peek() == JsonToken.END_DOCUMENT ? Optional.of(outline) : Optional.empty();
    } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static JsonObject read(JsonReader reader) throws IOException {
    JsonObject outline = new JsonObject();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (LEFT_OUT.contains(name)) {
        reader.skipValue();
      } else {
        outline.add(name, JsonParser.parseReader(reader));
      }
    }
    reader.endObject();
    return outline;
  }
}
