package dev.paasrunner.config;

import java.util.ArrayList;
import java.util.List;
import org.tomlj.TomlArray;

/// All runner sections of a file; the second of two that are the same runner is refused.
final class RunnerSections {
  static final String KEY = "runners";

  private final SectionReader reader;

  RunnerSections(SectionReader reader) {
    this.reader = reader;
  }

  List<SectionConfig> read(TableReader file) {
    List<SectionConfig> usable = new ArrayList<>();
    if (file.value(KEY).filter(value -> !isEmptyArray(value)).isEmpty()) {
      file.error(KEY, "is missing", "expected at least one [[runners]] section");
    }
    for (TableReader table : file.tables(KEY)) {
      reader.read(table).filter(section -> isNew(section, usable, table)).ifPresent(usable::add);
    }
    return usable;
  }

  private static boolean isEmptyArray(Object value) {
    return value instanceof TomlArray array && array.isEmpty();
  }

  private static boolean isNew(
      SectionConfig section, List<SectionConfig> others, TableReader table) {
    for (SectionConfig other : others) {
      String line = "line " + other.position().line();
      if (section.url().equals(other.url()) && section.token().equals(other.token())) {
        table.error("token", "is that of the same runner in " + line, "expected each runner once");
        return false;
      }
      if (section.uniqueName().equals(other.uniqueName())) {
        table.error(
            "token",
            "gives the unique name " + section.uniqueName() + " like the section in " + line,
            "expected another runner, whose token differs in its first characters");
        return false;
      }
    }
    return true;
  }
}
