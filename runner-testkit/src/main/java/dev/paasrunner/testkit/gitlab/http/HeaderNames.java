package dev.paasrunner.testkit.gitlab.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Header names are the same in any case; one form of them is kept.
final class HeaderNames {
  private HeaderNames() {}

  static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
    Map<String, List<String>> lower = new HashMap<>();
    headers.forEach((name, values) -> lower.put(lowerCase(name), List.copyOf(values)));
    return Map.copyOf(lower);
  }
}
