package dev.paasrunner.clever;

import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.ExecutorProvider;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import java.util.List;

/// Knows the settings of `clever-docker`, so that a configuration file is checked as it will be,
/// and refuses every section: this version has no such executor.
public final class CleverProvider implements ExecutorProvider {
  static final String NAME = "clever-docker";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Setting> settings() {
    return CleverSettings.all();
  }

  /// Always refuses.
  @Override
  public Executor create(ExecutorContext context) throws InvalidSettingsException {
    throw new InvalidSettingsException(
        "executor",
        "is "
            + NAME
            + ", which this version does not have: expected another executor, or a later version");
  }
}
