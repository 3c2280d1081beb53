package dev.paasrunner.config;

import java.util.List;
import java.util.Map;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/// The types of TOML as messages name them.
enum ValueType {
  STRING("a string"),
  INTEGER("an integer"),
  FLOAT("a floating-point number"),
  BOOLEAN("a boolean"),
  ARRAY("an array"),
  TABLE("a table"),
  TIME("a date or time");

  private final String phrase;

  ValueType(String phrase) {
    this.phrase = phrase;
  }

  static ValueType of(Object value) {
    return switch (value) {
      case String _ -> STRING;
      case Long _, Integer _ -> INTEGER;
      case Double _ -> FLOAT;
      case Boolean _ -> BOOLEAN;
      case TomlArray _, List<?> _ -> ARRAY;
      case TomlTable _, Map<?, ?> _ -> TABLE;
      default -> TIME;
    };
  }

  String phrase() {
    return phrase;
  }
}
