package dev.paasrunner.register.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A runner section to be added, in the form in which GitLab Runner writes its own.
///
/// @param entries in the order in which they are written, tables last in any case
public record NewSection(List<Entry> entries) {
  static final String NAME = "runners";

  public NewSection {
    entries = List.copyOf(entries);
  }

  /// The section as TOML, with `\n` at the end of each line.
  ///
  /// @param withSecrets false: stars in their place
  public String text(boolean withSecrets) {
    StringBuilder text = new StringBuilder("[[" + NAME + "]]\n");
    tables()
        .forEach(
            (table, inside) -> {
              String indent = "  ".repeat(table.size() + 1);
              if (!table.isEmpty()) {
                text.append("  ".repeat(table.size())).append(header(table));
              }
              inside.forEach(entry -> text.append(indent).append(line(entry, withSecrets)));
            });
    return text.toString();
  }

  private SequencedMap<List<String>, List<Entry>> tables() {
    SequencedMap<List<String>, List<Entry>> tables = new LinkedHashMap<>();
    tables.put(List.of(), new ArrayList<>());
    for (Entry entry : entries) {
      List<String> table = entry.path().subList(0, entry.path().size() - 1);
      tables.computeIfAbsent(table, _ -> new ArrayList<>()).add(entry);
    }
    return tables;
  }

  private static String header(List<String> table) {
    return "[" + NAME + "." + String.join(".", table.stream().map(TomlWords::key).toList()) + "]\n";
  }

  private static String line(Entry entry, boolean withSecrets) {
    String value = entry.secret() && !withSecrets ? "\"***\"" : entry.literal();
    return TomlWords.key(entry.path().getLast()) + " = " + value + "\n";
  }

  /// The keys and nothing of the values.
  @Override
  public String toString() {
    return "NewSection" + entries.stream().map(Entry::dottedKey).toList();
  }
}
