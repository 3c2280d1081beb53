package dev.paasrunner.cli.reload;

import dev.paasrunner.config.Configuration;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.LogSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Configurations that tests begin with.
final class TestConfigs {
  static final Configuration NONE =
      new Configuration(
          EngineSettings.DEFAULTS,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Duration.ofSeconds(30),
          LogSettings.DEFAULTS,
          List.of());

  private TestConfigs() {}
}
