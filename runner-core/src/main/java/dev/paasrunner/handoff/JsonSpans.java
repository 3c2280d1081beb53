package dev.paasrunner.handoff;

import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the values of a JSON text stand in it, so that some can be replaced and all others left
/// byte by byte. Looks at one level at a time and skips what is below, without recursion: linear in
/// the size of what is looked at.
final class JsonSpans {
  /// A value's first character and the one after its last.
  record Span(int from, int to) {}

  private final String text;

  private JsonSpans(String text) {
    this.text = text;
  }

  /// Nothing if the text is not JSON to the letter. Everything below relies on it.
  static Optional<JsonSpans> of(String text) {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      reader.skipValue();
      return reader.peek() == JsonToken.END_DOCUMENT
          ? Optional.of(new JsonSpans(text))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Span root() {
    return valueAt(afterBlanks(text.startsWith("\ufeff") ? 1 : 0));
  }

  /// The members of an object, the last of those with one name; empty for other values.
  Map<String, Span> members(Span object) {
    Map<String, Span> found = new LinkedHashMap<>();
    if (text.charAt(object.from()) == '{') {
      int at = afterBlanks(object.from() + 1);
      while (text.charAt(at) != '}') {
        Span name = valueAt(at);
        Span value = valueAt(afterBlanks(afterBlanks(name.to()) + ":".length()));
        found.put(string(name).orElseThrow(), value);
        at = afterComma(value.to());
      }
    }
    return found;
  }

  /// The elements of an array; empty for other values.
  List<Span> elements(Span array) {
    List<Span> found = new ArrayList<>();
    if (text.charAt(array.from()) == '[') {
      int at = afterBlanks(array.from() + 1);
      while (text.charAt(at) != ']') {
        Span value = valueAt(at);
        found.add(value);
        at = afterComma(value.to());
      }
    }
    return found;
  }

  /// The text of a string; empty for other values.
  Optional<String> string(Span value) {
    return text.charAt(value.from()) == '"'
        ? Optional.of(
            JsonParser.parseString(text.substring(value.from(), value.to())).getAsString())
        : Optional.empty();
  }

  private Span valueAt(int from) {
    return new Span(
        from,
        switch (text.charAt(from)) {
          case '"' -> afterString(from);
          case '{', '[' -> afterNested(from);
          default -> afterWord(from);
        });
  }

  private int afterString(int from) {
    int at = from + 1;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private int afterNested(int from) {
    int at = from;
    int depth = 0;
    do {
      switch (text.charAt(at)) {
        case '"' -> at = afterString(at) - 1;
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
      at++;
    } while (depth > 0);
    return at;
  }

  private int afterWord(int from) {
    int at = from;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private int afterComma(int from) {
    int at = afterBlanks(from);
    return text.charAt(at) == ',' ? afterBlanks(at + 1) : at;
  }

  private int afterBlanks(int from) {
    int at = from;
    while (" \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
