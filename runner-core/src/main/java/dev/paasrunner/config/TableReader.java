package dev.paasrunner.config;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// Reads one table key by key: a value of another type than expected is reported and absent. Keys
/// that were never asked for are unknown.
final class TableReader {
  private final TomlTable table;
  private final String path;
  private final TomlPosition start;
  private final Problems problems;
  private final Set<String> known = new TreeSet<>();

  /// @param path the table's dotted key, empty for the whole file
  TableReader(TomlTable table, String path, TomlPosition start, Problems problems) {
    this.table = table;
    this.path = path;
    this.start = start;
    this.problems = problems;
  }

  Optional<String> string(String key) {
    return typed(key, ValueType.STRING, "expected a string").map(String.class::cast);
  }

  Optional<Boolean> bool(String key) {
    return typed(key, ValueType.BOOLEAN, "expected true or false").map(Boolean.class::cast);
  }

  Optional<Integer> integer(String key, int least) {
    String expected =
        least == Integer.MIN_VALUE
            ? "expected an integer"
            : "expected an integer of at least " + least;
    return typed(key, ValueType.INTEGER, expected)
        .map(Long.class::cast)
        .filter(value -> isWithin(key, value, least, expected))
        .map(Math::toIntExact);
  }

  Optional<Duration> seconds(String key, int least) {
    return integer(key, least).map(Duration::ofSeconds);
  }

  List<String> strings(String key) {
    String expected = "expected an array of strings";
    List<Object> values =
        typed(key, ValueType.ARRAY, expected)
            .map(array -> ((TomlArray) array).toList())
            .orElseGet(List::of);
    if (!values.stream().allMatch(String.class::isInstance)) {
      error(key, "has elements that are no strings", expected);
      return List.of();
    }
    return values.stream().map(String.class::cast).toList();
  }

  Optional<TableReader> table(String key) {
    return typed(key, ValueType.TABLE, "expected a table")
        .map(inner -> new TableReader((TomlTable) inner, pathOf(key), at(key), problems));
  }

  /// The tables of an array of tables.
  List<TableReader> tables(String key) {
    String expected = "expected [[" + pathOf(key) + "]] tables";
    Optional<Object> value = typed(key, ValueType.ARRAY, expected);
    return value.map(array -> tables(key, (TomlArray) array, expected)).orElseGet(List::of);
  }

  private List<TableReader> tables(String key, TomlArray array, String expected) {
    if (!array.toList().stream().allMatch(TomlTable.class::isInstance)) {
      error(key, "has elements that are no tables", expected);
      return List.of();
    }
    return IntStream.range(0, array.size())
        .mapToObj(i -> new TableReader(array.getTable(i), pathOf(key), at(array, i), problems))
        .toList();
  }

  /// The value whatever its type.
  Optional<Object> value(String key) {
    know(List.of(key));
    return Optional.ofNullable(table.get(List.of(key)));
  }

  /// The value with a table as a map of its entries and an array as a list.
  Optional<Object> plainValue(String key) {
    return value(key)
        .map(
            value ->
                switch (value) {
                  case TomlTable inner -> inner.toMap();
                  case TomlArray array -> array.toList();
                  default -> value;
                });
  }

  /// The value if it is of the type, else a report.
  Optional<Object> typed(String key, ValueType type, String expected) {
    Optional<Object> value = value(key);
    ValueType found = value.map(ValueType::of).orElse(type);
    if (found != type) {
      error(key, "is " + found.phrase(), expected);
      return Optional.empty();
    }
    return value;
  }

  Set<String> keys() {
    return table.keySet();
  }

  /// Whether the key is there and nobody has asked for it so far.
  boolean isUnknown(String key) {
    return table.contains(List.of(key)) && !known.contains(key);
  }

  /// The keys that were asked for or are known otherwise.
  Set<String> known() {
    return Set.copyOf(known);
  }

  void know(Collection<String> keys) {
    known.addAll(keys);
  }

  /// For a key that is not there, the table's start is where it belongs.
  void error(String key, String wrong, String expected) {
    problems.error(at(key), pathOf(key), wrong, expected);
  }

  void warning(String key, String wrong, String expected) {
    problems.warning(at(key), pathOf(key), wrong, expected);
  }

  /// Says of a key that is there that nothing comes of it.
  void withoutEffect(String key) {
    if (table.contains(List.of(key))) {
      warning(key, "has no effect in this version", "");
    }
  }

  void reportUnknownKeys() {
    for (String key : keys()) {
      if (isUnknown(key)) {
        warning(
            key,
            "is unknown and not used",
            NearestKey.of(key, known).map(near -> "expected perhaps " + near).orElse(""));
      }
    }
  }

  SourcePosition position() {
    return problems.position(start);
  }

  /// A file that has this element of an array of tables and nothing else.
  String alone() {
    return Toml.toToml(Map.of(path, List.of(table.toMap())));
  }

  private boolean isWithin(String key, long value, int least, String expected) {
    if (value >= least && value <= Integer.MAX_VALUE) {
      return true;
    }
    error(
        key,
        "is " + value,
        expected + (value > least ? " and no more than " + Integer.MAX_VALUE : ""));
    return false;
  }

  private TomlPosition at(TomlArray array, int index) {
    return Optional.ofNullable(array.inputPositionOf(index)).orElse(start);
  }

  private TomlPosition at(String key) {
    return Optional.ofNullable(table.inputPositionOf(List.of(key))).orElse(start);
  }

  private String pathOf(String key) {
    String joined = Toml.joinKeyPath(List.of(key));
    return path.isEmpty() ? joined : path + "." + joined;
  }
}
