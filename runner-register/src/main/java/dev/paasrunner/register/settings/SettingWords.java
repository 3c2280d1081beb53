package dev.paasrunner.register.settings;

import dev.paasrunner.config.MapSettingValues;
import dev.paasrunner.register.dialog.WrongAnswerException;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Understands what a person writes as the value of an executor's setting, and checks it as the
/// daemon will.
final class SettingWords {
  private SettingWords() {}

  /// The value in the type that a configuration file would have.
  static Object value(Setting setting, String words) throws WrongAnswerException {
    Object value = typed(setting, words);
    try {
      var _ = MapSettingValues.of(List.of(setting), Map.of(setting.key(), value));
      return value;
    } catch (InvalidSettingsException e) {
      throw new WrongAnswerException(String.valueOf(e.getMessage()));
    }
  }

  private static Object typed(Setting setting, String words) throws WrongAnswerException {
    return switch (setting.type()) {
      case STRING -> words;
      case INTEGER, SECONDS -> whole(words);
      case NUMBER -> number(words);
      case BOOLEAN -> bool(words);
      case TABLE -> table(words);
      case STRINGS -> Stream.of(words.split(",", -1)).map(String::strip).toList();
    };
  }

  private static Object whole(String words) throws WrongAnswerException {
    try {
      return Long.parseLong(words);
    } catch (NumberFormatException e) {
      throw new WrongAnswerException("expected a whole number, not " + words);
    }
  }

  private static Object number(String words) throws WrongAnswerException {
    try {
      return Double.parseDouble(words);
    } catch (NumberFormatException e) {
      throw new WrongAnswerException("expected a number, not " + words);
    }
  }

  private static Object bool(String words) throws WrongAnswerException {
    return switch (words) {
      case "true", "y", "yes" -> true;
      case "false", "n", "no" -> false;
      default -> throw new WrongAnswerException("expected true or false, not " + words);
    };
  }

  /// `A=1, B=2`; the value of one entry may hold everything except a comma.
  private static Object table(String words) throws WrongAnswerException {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String word : words.split(",", -1)) {
      KeyAndValue entry = KeyAndValue.of(word);
      entries.put(entry.key().strip(), entry.value().strip());
    }
    return entries;
  }

  /// The setting that a person means by a key.
  static Optional<Setting> named(List<Setting> settings, String key) {
    return settings.stream().filter(setting -> setting.key().equals(key)).findFirst();
  }
}
