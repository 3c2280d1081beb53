package dev.paasrunner.spi;

import dev.paasrunner.job.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values of an executor's settings in one section, checked against their descriptions and with
/// defaults filled in. Reading a key that the provider did not describe, or as another type, is a
/// bug of the provider and throws [IllegalArgumentException].
public interface SettingValues {
  /// The text of a `STRING` setting that is not secret.
  Optional<String> string(String key);

  /// The text of a secret setting.
  Optional<Secret> secret(String key);

  /// The value of an `INTEGER` setting.
  Optional<Long> integer(String key);

  /// The value of a `NUMBER` setting.
  Optional<Double> number(String key);

  /// The value of a `BOOLEAN` setting.
  Optional<Boolean> bool(String key);

  /// The value of a `SECONDS` setting.
  Optional<Duration> seconds(String key);

  /// The elements of a `STRINGS` setting, empty if it is absent.
  List<String> strings(String key);

  /// The entries of a `TABLE` setting, empty if it is absent.
  Map<String, String> table(String key);
}
