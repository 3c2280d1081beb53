package dev.paasrunner.config;

import dev.paasrunner.spi.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a section's executor and its settings.
final class ExecutorSettings {
  private static final String KEY = CoreSettings.EXECUTOR.key();

  private final Map<String, List<Setting>> executors;

  ExecutorSettings(Map<String, List<Setting>> executors) {
    this.executors = executors;
  }

  /// The executor's name if there is such an executor.
  Optional<String> executor(TableReader section) {
    Optional<String> name = section.string(KEY);
    if (section.value(KEY).isEmpty()) {
      section.error(KEY, "is missing", expected());
    }
    if (name.isPresent() && !executors.containsKey(name.get())) {
      section.error(KEY, "is the unknown executor " + name.get(), expected());
      return Optional.empty();
    }
    return name;
  }

  /// The values, without those that are reported as wrong. If the executor is not known, none of
  /// the keys of any executor can be judged.
  MapSettingValues values(TableReader section, Optional<String> executor) {
    if (executor.isEmpty()) {
      executors.values().forEach(settings -> section.know(keys(settings)));
    }
    List<Setting> settings = executor.map(this::settingsOf).orElseGet(List::of);
    Map<String, Object> values = new HashMap<>();
    for (Setting setting : settings) {
      read(section, setting).ifPresent(value -> values.put(setting.key(), value));
    }
    return new MapSettingValues(settings, values);
  }

  /// Says of keys that nobody asked for that they are those of other executors.
  void reportForeignKeys(TableReader section) {
    executors.forEach(
        (name, settings) ->
            keys(settings).stream()
                .filter(section::isUnknown)
                .forEach(key -> reportForeign(section, key, name)));
  }

  private static void reportForeign(TableReader section, String key, String executor) {
    section.warning(key, "is not used", "expected with the executor " + executor + " only");
    section.know(List.of(key));
  }

  private List<Setting> settingsOf(String executor) {
    return executors.getOrDefault(executor, List.of());
  }

  private static Optional<Object> read(TableReader section, Setting setting) {
    String key = setting.key();
    Optional<Object> value = section.plainValue(key);
    return switch (new SettingCheck(setting).check(value)) {
      case SettingCheck.Result.Good good -> Optional.of(good.value());
      case SettingCheck.Result.Absent _ -> Optional.empty();
      case SettingCheck.Result.Bad bad -> {
        section.error(key, bad.wrong(), bad.expected());
        yield Optional.empty();
      }
    };
  }

  private static List<String> keys(List<Setting> settings) {
    return settings.stream().map(Setting::key).toList();
  }

  private String expected() {
    return executors.isEmpty()
        ? "but no executor is installed"
        : "expected one of " + String.join(", ", executors.keySet());
  }
}
