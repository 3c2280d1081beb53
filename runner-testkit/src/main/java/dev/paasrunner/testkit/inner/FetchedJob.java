package dev.paasrunner.testkit.inner;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the stand-in reads of a `job.json`.
///
/// @param variables of several of one key the last counts
/// @param ignored what the job asks for and does not get, for people
record FetchedJob(
    long id, String token, List<Variable> variables, List<Step> steps, List<String> ignored) {
  private static final List<String> UNSUPPORTED =
      List.of(
          "image", "services", "artifacts", "cache", "dependencies", "git_info", "hooks", "run");

  FetchedJob {
    variables = List.copyOf(variables);
    steps = List.copyOf(steps);
    ignored = List.copyOf(ignored);
  }

  /// Reads a file as the coordinator sent it.
  static FetchedJob read(Path file) throws IOException {
    try {
      return of(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NumberFormatException e) {
      // The parser's message quotes the text, which holds secrets.
      throw new IOException(file + " is not a job as a coordinator sends it");
    }
  }

  private static FetchedJob of(JsonObject json) throws IOException {
    if (!json.has("id") || !json.has("token")) {
      throw new IOException("the job has no id and token");
    }
    return new FetchedJob(
        json.get("id").getAsLong(),
        json.get("token").getAsString(),
        variables(elements(json, "variables")),
        steps(elements(json, "steps")),
        UNSUPPORTED.stream().filter(key -> isAskedFor(json.get(key))).toList());
  }

  private static List<Variable> variables(JsonArray array) {
    Map<String, Variable> byKey = new LinkedHashMap<>();
    for (JsonElement element : array) {
      JsonObject json = element.getAsJsonObject();
      String key = text(json, "key");
      byKey.put(key, new Variable(key, text(json, "value"), flag(json, "file")));
    }
    return List.copyOf(byKey.values());
  }

  private static List<Step> steps(JsonArray array) {
    List<Step> steps = new ArrayList<>();
    for (JsonElement element : array) {
      JsonObject json = element.getAsJsonObject();
      List<String> script =
          elements(json, "script").asList().stream().map(JsonElement::getAsString).toList();
      boolean always = text(json, "when").equals("always");
      steps.add(new Step(text(json, "name"), script, always, flag(json, "allow_failure")));
    }
    return steps;
  }

  private static JsonArray elements(JsonObject json, String key) {
    return json.get(key) instanceof JsonArray array ? array : new JsonArray();
  }

  private static String text(JsonObject json, String key) {
    return json.has(key) && json.get(key).isJsonPrimitive() ? json.get(key).getAsString() : "";
  }

  private static boolean flag(JsonObject json, String key) {
    return text(json, key).equals("true");
  }

  private static boolean isAskedFor(JsonElement element) {
    return switch (element) {
      case null -> false;
      case JsonArray array -> !array.isEmpty();
      case JsonElement other -> !other.isJsonNull();
    };
  }

  /// The number only: the rest holds secrets.
  @Override
  public String toString() {
    return "job " + id;
  }
}
