package dev.paasrunner.register.file;

import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlInvalidTypeException;
import org.tomlj.TomlParseResult;

/// TOML in the words of a person who need not know it.
public final class TomlValue {
  private TomlValue() {}

  /// A text as TOML.
  public static String text(String text) {
    return TomlWords.string(text);
  }

  /// Words that are a value of TOML as they are, such as `true`, `3` or `["a", "b"]`; all others as
  /// a text.
  public static String of(String words) {
    TomlParseResult read = Toml.parse("value = " + words);
    boolean oneValue = !read.hasErrors() && read.keySet().size() == 1 && !words.contains("\n");
    return oneValue && !words.contains("#") ? words.strip() : TomlWords.string(words);
  }

  /// The parts of a dotted key, unless it is none.
  public static Optional<List<String>> path(String key) {
    try {
      return Optional.of(Toml.parseDottedKey(key));
    } catch (IllegalArgumentException | TomlInvalidTypeException e) {
      return Optional.empty();
    }
  }
}
