package dev.paasrunner.testkit.process;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The few instructions of a Dockerfile that a host without Docker needs.
///
/// @param from the base image
/// @param copies names in the context, by the absolute path where they go
/// @param entrypoint program and arguments
record PushedDockerfile(String from, Map<String, String> copies, List<String> entrypoint) {
  private static final Set<String> WITHOUT_EFFECT = Set.of("ENV", "LABEL", "MAINTAINER", "EXPOSE");

  PushedDockerfile {
    copies = Map.copyOf(copies);
    entrypoint = List.copyOf(entrypoint);
  }

  /// Reads a Dockerfile.
  ///
  /// @throws ExecutorException `REFUSED` if it is none, or has an instruction that needs Docker
  static PushedDockerfile parse(String text) throws ExecutorException {
    String from = "";
    Map<String, String> copies = new LinkedHashMap<>();
    List<String> entrypoint = List.of();
    for (String line : instructions(text)) {
      String[] parts = line.split("\\s+", 2);
      String rest = parts.length == 2 ? parts[1].strip() : "";
      switch (parts[0].toUpperCase(Locale.ROOT)) {
        case "FROM" -> from = rest;
        case "COPY" -> addCopies(rest, copies);
        case "ENTRYPOINT" -> entrypoint = strings(rest);
        case String name when WITHOUT_EFFECT.contains(name) -> {}
        default -> throw refused("the instruction " + parts[0] + " is not known here");
      }
    }
    if (from.isEmpty()) {
      throw refused("there is no FROM");
    }
    return new PushedDockerfile(from, copies, entrypoint);
  }

  private static List<String> instructions(String text) {
    return text.replaceAll("\\\\\\s*\n", " ")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private static void addCopies(String rest, Map<String, String> copies) throws ExecutorException {
    List<String> words = rest.startsWith("[") ? strings(rest) : List.of(rest.split("\\s+"));
    if (words.size() < 2 || !words.getLast().startsWith("/")) {
      throw refused("COPY needs files and an absolute path: " + rest);
    }
    String target = words.getLast();
    for (String file : words.subList(0, words.size() - 1)) {
      copies.put(target.endsWith("/") ? target + file : target, file);
    }
  }

  private static List<String> strings(String json) throws ExecutorException {
    try {
      JsonArray array = JsonParser.parseString(json).getAsJsonArray();
      List<String> strings = new ArrayList<>();
      for (JsonElement element : array) {
        strings.add(element.getAsString());
      }
      return strings;
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      throw refused("only the form [\"…\", \"…\"] is known here, not: " + json);
    }
  }

  private static ExecutorException refused(String why) {
    return new ExecutorException(
        ErrorKind.REFUSED, "the host cannot be built, its Dockerfile is not usable: " + why);
  }
}
