package dev.paasrunner.config;

import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import dev.paasrunner.spi.SettingValues;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Checked values of an executor's settings, from a configuration file or from a map of an
/// embedder. Immutable. Prints the names of the settings that have a value, never the values.
public final class MapSettingValues implements SettingValues {
  private final Map<String, Setting> settings;
  private final Map<String, Object> values;

  /// @param values of the types that [SettingCheck] keeps, for settings that are described
  MapSettingValues(List<Setting> settings, Map<String, Object> values) {
    this.settings = settings.stream().collect(Collectors.toMap(Setting::key, Function.identity()));
    this.values = Map.copyOf(values);
  }

  /// Checks values and fills in defaults.
  ///
  /// @param values as a configuration file would have them: String (also for secrets), Integer or
  ///   Long (also for seconds), Double, Boolean, a List or a Map of strings
  /// @throws InvalidSettingsException for the first setting, in the order of the descriptions, that
  ///   is missing or wrong, and for a value that no setting describes
  public static MapSettingValues of(List<Setting> settings, Map<String, Object> values)
      throws InvalidSettingsException {
    Map<String, Object> checked = new HashMap<>();
    for (Setting setting : settings) {
      Optional<Object> value = Optional.ofNullable(values.get(setting.key()));
      switch (new SettingCheck(setting).check(value)) {
        case SettingCheck.Result.Good good -> checked.put(setting.key(), good.value());
        case SettingCheck.Result.Absent _ -> {}
        case SettingCheck.Result.Bad bad ->
            throw new InvalidSettingsException(
                setting.key(), setting.key() + " " + bad.wrong() + ", " + bad.expected());
      }
    }
    MapSettingValues result = new MapSettingValues(settings, checked);
    result.refuseUnknown(values);
    return result;
  }

  private void refuseUnknown(Map<String, Object> given) throws InvalidSettingsException {
    for (String key : given.keySet()) {
      if (!settings.containsKey(key)) {
        throw new InvalidSettingsException(key, key + " is not a setting of this executor");
      }
    }
  }

  @Override
  public Optional<String> string(String key) {
    return value(key, Setting.Type.STRING, false).map(String.class::cast);
  }

  @Override
  public Optional<Secret> secret(String key) {
    return value(key, Setting.Type.STRING, true).map(Secret.class::cast);
  }

  @Override
  public Optional<Long> integer(String key) {
    return value(key, Setting.Type.INTEGER).map(Long.class::cast);
  }

  @Override
  public Optional<Double> number(String key) {
    return value(key, Setting.Type.NUMBER).map(Double.class::cast);
  }

  @Override
  public Optional<Boolean> bool(String key) {
    return value(key, Setting.Type.BOOLEAN).map(Boolean.class::cast);
  }

  @Override
  public Optional<Duration> seconds(String key) {
    return value(key, Setting.Type.SECONDS).map(Duration.class::cast);
  }

  @Override
  public List<String> strings(String key) {
    return value(key, Setting.Type.STRINGS)
        .map(list -> ((List<?>) list).stream().map(String::valueOf).toList())
        .orElseGet(List::of);
  }

  @Override
  public Map<String, String> table(String key) {
    return value(key, Setting.Type.TABLE).map(MapSettingValues::strings).orElseGet(Map::of);
  }

  private static Map<String, String> strings(Object table) {
    return ((Map<?, ?>) table)
        .entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> String.valueOf(entry.getKey()),
                    entry -> String.valueOf(entry.getValue())));
  }

  private Optional<Object> value(String key, Setting.Type type, boolean secret) {
    Optional<Object> value = value(key, type);
    if (described(key).secret() != secret) {
      throw new IllegalArgumentException(
          key + (secret ? " is not a secret setting" : " is a secret setting"));
    }
    return value;
  }

  private Optional<Object> value(String key, Setting.Type type) {
    if (described(key).type() != type) {
      throw new IllegalArgumentException(key + " is not described as " + type);
    }
    return Optional.ofNullable(values.get(key));
  }

  private Setting described(String key) {
    return Optional.ofNullable(settings.get(key))
        .orElseThrow(() -> new IllegalArgumentException(key + " is not described"));
  }

  /// The values as they would be written, in the order of their names; those of secret settings and
  /// of tables, which may hold some, are hidden.
  public SortedMap<String, String> shown() {
    SortedMap<String, String> shown = new TreeMap<>();
    values.forEach((key, value) -> shown.put(key, shown(described(key), value)));
    return shown;
  }

  private static String shown(Setting setting, Object value) {
    return switch (value) {
      case Duration duration -> String.valueOf(duration.toSeconds());
      case Map<?, ?> table ->
          table.keySet().stream().map(String::valueOf).sorted().toList() + " = ********";
      default -> setting.secret() ? "********" : String.valueOf(value);
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MapSettingValues that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "settings " + values.keySet().stream().sorted().toList();
  }
}
