package dev.paasrunner.clever.host;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The end of a deployment's log, fit for the log of its job. Pure.
///
/// @param hidden the values of the configured environment, which a build may print
record LogExcerpt(Collection<String> hidden) {
  private static final int LINES = 20;
  private static final int COLUMNS = 300;

  /// Shorter values are words like `true`, and hiding them would make the text unreadable.
  private static final int SHORTEST_SECRET = 8;

  LogExcerpt {
    hidden =
        hidden.stream()
            .filter(value -> value.length() >= SHORTEST_SECRET)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /// The last lines, each on a line of its own behind a heading; or a word about their absence.
  String of(List<String> lines) {
    if (lines.isEmpty()) {
      return "; its log is empty";
    }
    return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
        .map(this::shown)
        .collect(Collectors.joining("\n  ", "; the end of its log:\n  ", ""));
  }

  private String shown(String line) {
    String shown = line;
    for (String secret : hidden) {
      shown = shown.replace(secret, "***");
    }
    shown = shown.replaceAll("\\p{Cntrl}+", " ").strip();
    return shown.length() <= COLUMNS ? shown : shown.substring(0, COLUMNS) + "…";
  }
}
