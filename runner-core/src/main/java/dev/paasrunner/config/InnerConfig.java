package dev.paasrunner.config;

import dev.paasrunner.job.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;

/// Makes the host's `runner.toml`: one section for the Docker executor with what GitLab Runner
/// knows and nothing else, since a job can read it.
final class InnerConfig {
  private InnerConfig() {}

  /// @param forwarded what [#select(TableReader)] found
  static String toml(String name, String url, Secret token, Map<String, Object> forwarded) {
    Map<String, Object> runner = new LinkedHashMap<>();
    runner.put("name", name);
    runner.put("url", url);
    runner.put("token", token.reveal());
    runner.put("executor", "docker");
    runner.putAll(forwarded);
    return Toml.toToml(Map.of("runners", List.of(runner)));
  }

  /// The part of a section that goes to the host. Unknown keys of the section itself are left to
  /// its reader, those of nested tables are reported here.
  static Map<String, Object> select(TableReader section) {
    section.know(GitLabKeys.FORWARDED.names());
    return select(section, GitLabKeys.FORWARDED);
  }

  private static Map<String, Object> select(TableReader table, KeyTree.Table allowed) {
    Map<String, Object> selected = new LinkedHashMap<>();
    for (String key : table.keys()) {
      Optional.ofNullable(allowed.keys().get(key))
          .flatMap(tree -> select(table, key, tree))
          .ifPresent(value -> selected.put(key, value));
    }
    return selected;
  }

  private static Optional<Object> select(TableReader table, String key, KeyTree tree) {
    return switch (tree) {
      case KeyTree.Leaf _ -> leaf(table, key);
      case KeyTree.FreeTable _ -> table.typed(key, ValueType.TABLE, "expected a table");
      case KeyTree.Table allowed -> table.table(key).map(inner -> nested(inner, allowed));
      case KeyTree.Tables list -> Optional.of(nested(table.tables(key), list.element()));
    };
  }

  private static Optional<Object> leaf(TableReader table, String key) {
    Optional<Object> value = table.value(key);
    if (value.map(ValueType::of).filter(ValueType.TABLE::equals).isPresent()) {
      table.error(key, "is a table", "expected a value");
      return Optional.empty();
    }
    return value;
  }

  private static Map<String, Object> nested(TableReader inner, KeyTree.Table allowed) {
    inner.know(allowed.names());
    Map<String, Object> selected = select(inner, allowed);
    inner.reportUnknownKeys();
    return selected;
  }

  private static List<Object> nested(List<TableReader> tables, KeyTree.Table allowed) {
    List<Object> selected = new ArrayList<>();
    tables.forEach(table -> selected.add(nested(table, allowed)));
    return selected;
  }
}
