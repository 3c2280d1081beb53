package dev.paasrunner.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The shape of a part of GitLab Runner's configuration. Its TOML reader takes keys in any case.
sealed interface KeyTree {
  /// A value that is no table.
  record Leaf() implements KeyTree {}

  /// A table whose keys are free, such as that of the feature flags.
  record FreeTable() implements KeyTree {}

  /// A table with these keys.
  record Table(Map<String, KeyTree> keys) implements KeyTree {
    public Table {
      Map<String, KeyTree> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      anyCase.putAll(keys);
      keys = Collections.unmodifiableMap(anyCase);
    }

    Table with(String key, KeyTree tree) {
      Map<String, KeyTree> more = new TreeMap<>(keys);
      more.put(key, tree);
      return new Table(more);
    }

    Table withFreeTables(String... names) {
      Table result = this;
      for (String name : names) {
        result = result.with(name, new FreeTable());
      }
      return result;
    }

    List<String> names() {
      return new ArrayList<>(keys.keySet());
    }
  }

  /// An array of such tables.
  record Tables(Table element) implements KeyTree {}

  /// A table of plain values.
  ///
  /// @param names separated by white space
  static Table leaves(String names) {
    Map<String, KeyTree> keys = new TreeMap<>();
    Pattern.compile("\\S+").matcher(names).results().forEach(m -> keys.put(m.group(), new Leaf()));
    return new Table(keys);
  }
}
