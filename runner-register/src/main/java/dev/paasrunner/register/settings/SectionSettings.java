package dev.paasrunner.register.settings;

import dev.paasrunner.config.MapSettingValues;
import dev.paasrunner.register.dialog.WrongAnswerException;
import dev.paasrunner.register.file.Entry;
import dev.paasrunner.register.file.TomlValue;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The keys of a new section besides those of every runner: the values of its executor's settings,
/// and keys that are GitLab Runner's. Grows while a person answers. For one thread.
public final class SectionSettings {
  private final List<Setting> described;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final List<Entry> others = new ArrayList<>();

  /// @param described the settings of the section's executor
  public SectionSettings(List<Setting> described) {
    this.described = List.copyOf(described);
  }

  /// Takes words such as `cc_zone=par`, `cc_extra_env.A=b` or `docker.privileged=true`. The value
  /// of a key that the executor does not describe is TOML, or else a text.
  public void set(String words) throws WrongAnswerException {
    KeyAndValue given = KeyAndValue.of(words);
    List<String> path = path(given.key());
    Optional<Setting> setting = SettingWords.named(described, path.getFirst());
    if (setting.isEmpty()) {
      others.add(new Entry(path, TomlValue.of(given.value()), false));
    } else if (path.size() == 2 && setting.get().type() == Setting.Type.TABLE) {
      add(setting.get(), path.getLast(), given.value());
    } else {
      set(setting.get(), given.value());
    }
  }

  /// Takes a value in a person's words.
  public void set(Setting setting, String words) throws WrongAnswerException {
    values.put(setting.key(), SettingWords.value(setting, words));
  }

  private void add(Setting table, String key, String value) {
    Map<Object, Object> entries = new LinkedHashMap<>();
    if (values.get(table.key()) instanceof Map<?, ?> there) {
      entries.putAll(there);
    }
    entries.put(key, value);
    values.put(table.key(), entries);
  }

  private static List<String> path(String key) throws WrongAnswerException {
    return TomlValue.path(key)
        .filter(parts -> !parts.isEmpty())
        .orElseThrow(() -> new WrongAnswerException("expected a key of TOML, not " + key));
  }

  /// Whether a setting has a value that somebody gave.
  public boolean has(Setting setting) {
    return values.containsKey(setting.key());
  }

  /// The values so far, with defaults; the required ones need not all be there.
  public MapSettingValues soFar() throws InvalidSettingsException {
    List<Setting> lenient = described.stream().map(this::unlessMissing).toList();
    return MapSettingValues.of(lenient, values);
  }

  private Setting unlessMissing(Setting setting) {
    return setting.required() && !has(setting)
        ? new Setting(
            setting.key(),
            setting.type(),
            false,
            setting.defaultValue(),
            setting.secret(),
            setting.choices(),
            setting.help())
        : setting;
  }

  /// All values, as the daemon will check them.
  ///
  /// @throws InvalidSettingsException with the key of the first that is missing or wrong
  public MapSettingValues complete() throws InvalidSettingsException {
    return MapSettingValues.of(described, values);
  }

  /// The keys as they are written, those with defaults only if somebody gave them.
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Setting setting : described) {
      Optional.ofNullable(values.get(setting.key()))
          .ifPresent(value -> entries.addAll(entries(setting, value)));
    }
    entries.addAll(others);
    return entries;
  }

  private static List<Entry> entries(Setting setting, Object value) {
    if (value instanceof Map<?, ?> table) {
      return table.entrySet().stream()
          .map(
              entry ->
                  new Entry(
                      List.of(setting.key(), String.valueOf(entry.getKey())),
                      TomlValue.text(String.valueOf(entry.getValue())),
                      setting.secret()))
          .toList();
    }
    return List.of(new Entry(List.of(setting.key()), literal(value), setting.secret()));
  }

  private static String literal(Object value) {
    return switch (value) {
      case String text -> TomlValue.text(text);
      case List<?> list ->
          list.stream()
              .map(element -> TomlValue.text(String.valueOf(element)))
              .collect(Collectors.joining(", ", "[", "]"));
      default -> String.valueOf(value);
    };
  }
}
