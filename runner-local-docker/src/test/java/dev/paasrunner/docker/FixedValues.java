package dev.paasrunner.docker;

import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.SettingValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The texts of a section; this executor has no settings of other types.
record FixedValues(Map<String, String> texts) implements SettingValues {
  @Override
  public Optional<String> string(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  @Override
  public Optional<Secret> secret(String key) {
    throw new IllegalArgumentException(key);
  }

  @Override
  public Optional<Long> integer(String key) {
    throw new IllegalArgumentException(key);
  }

  @Override
  public Optional<Double> number(String key) {
    throw new IllegalArgumentException(key);
  }

  @Override
  public Optional<Boolean> bool(String key) {
    throw new IllegalArgumentException(key);
  }

  @Override
  public Optional<Duration> seconds(String key) {
    throw new IllegalArgumentException(key);
  }

  @Override
  public List<String> strings(String key) {
    throw new IllegalArgumentException(key);
  }

  @Override
  public Map<String, String> table(String key) {
    throw new IllegalArgumentException(key);
  }
}
