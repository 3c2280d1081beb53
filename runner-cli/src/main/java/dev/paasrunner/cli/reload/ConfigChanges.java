package dev.paasrunner.cli.reload;

import dev.paasrunner.config.Configuration;
import dev.paasrunner.config.SectionConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is different between the configuration at work and a new one. Pure.
///
/// @param added sections that are new
/// @param removed unique names of sections that are gone
/// @param changed sections that are different, as they are now
/// @param lines one for each difference, for people; never a secret
record ConfigChanges(
    List<SectionConfig> added,
    List<String> removed,
    List<SectionConfig> changed,
    List<String> lines) {

  static ConfigChanges between(Configuration old, Configuration now) {
    Map<String, SectionConfig> before = byName(old);
    Map<String, SectionConfig> after = byName(now);
    List<SectionConfig> added =
        now.sections().stream().filter(one -> !before.containsKey(one.uniqueName())).toList();
    List<SectionConfig> removed =
        old.sections().stream().filter(one -> !after.containsKey(one.uniqueName())).toList();
    List<SectionConfig> changed =
        now.sections().stream()
            .filter(one -> isDifferent(Optional.ofNullable(before.get(one.uniqueName())), one))
            .toList();
    List<String> lines =
        new ArrayList<>(differences(EffectiveSettings.of(old), EffectiveSettings.of(now)));
    added.forEach(one -> lines.add("section " + one.name() + ": new"));
    removed.forEach(
        one -> lines.add("section " + one.name() + ": gone, its jobs are seen to their end"));
    changed.forEach(
        one ->
            lines.addAll(sectionLines(Objects.requireNonNull(before.get(one.uniqueName())), one)));
    return new ConfigChanges(
        added, removed.stream().map(SectionConfig::uniqueName).toList(), changed, lines);
  }

  /// Unique names of the sections that take no more jobs as they are.
  List<String> leaving() {
    return Stream.concat(removed.stream(), changed.stream().map(SectionConfig::uniqueName))
        .toList();
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  private static Map<String, SectionConfig> byName(Configuration configuration) {
    return configuration.sections().stream()
        .collect(Collectors.toMap(SectionConfig::uniqueName, Function.identity()));
  }

  /// Where in the file a section stands makes no difference.
  private static boolean isDifferent(Optional<SectionConfig> before, SectionConfig now) {
    return before.filter(old -> !old.isSameAs(now)).isPresent();
  }

  private static List<String> sectionLines(SectionConfig old, SectionConfig now) {
    String prefix = "section " + now.name() + ": ";
    List<String> shown = differences(EffectiveSettings.of(old), EffectiveSettings.of(now));
    return shown.isEmpty()
        ? List.of(prefix + "changed in what is not shown (a secret, or what hosts get)")
        : shown.stream().map(line -> prefix + line).toList();
  }

  private static List<String> differences(Map<String, String> old, Map<String, String> now) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> entry : now.entrySet()) {
      String before = old.getOrDefault(entry.getKey(), "none");
      if (!before.equals(entry.getValue())) {
        lines.add(entry.getKey() + ": " + before + " -> " + entry.getValue());
      }
    }
    old.keySet().stream()
        .filter(key -> !now.containsKey(key))
        .forEach(key -> lines.add(key + ": " + old.get(key) + " -> none"));
    return lines;
  }
}
