package dev.paasrunner.docker;

import java.util.List;
import java.util.Map;

/// Labels in the form of the engine's `label` filter.
final class Filters {
  private Filters() {}

  /// Things that have all of these labels with these values.
  static List<String> equal(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .toList();
  }
}
