package dev.paasrunner.handoff;

import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Replacements in a text, made all at once. They must not overlap.
final class Splices {
  private record Splice(int from, int to, String replacement) {}

  private final List<Splice> splices = new ArrayList<>();

  /// Puts a JSON string in the place of a value.
  void replace(JsonSpans.Span value, String string) {
    splices.add(new Splice(value.from(), value.to(), quoted(string)));
  }

  /// Puts a member after another one's value.
  void insertMember(JsonSpans.Span after, String name, String string) {
    splices.add(new Splice(after.to(), after.to(), ", " + quoted(name) + ": " + quoted(string)));
  }

  String applyTo(String text) {
    splices.sort(Comparator.comparingInt(Splice::from));
    StringBuilder result = new StringBuilder(text.length());
    int copied = 0;
    for (Splice splice : splices) {
      result.append(text, copied, splice.from()).append(splice.replacement());
      copied = splice.to();
    }
    return result.append(text, copied, text.length()).toString();
  }

  private static String quoted(String string) {
    return new JsonPrimitive(string).toString();
  }
}
