package dev.paasrunner.register;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.plugins.InstalledExecutor;
import dev.paasrunner.register.settings.SectionSettings;
import dev.paasrunner.spi.Inquiry;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;

/// How a person is asked for the settings of an executor, as it says itself or, if it fails, as
/// their descriptions say.
record Inquiries(InstalledExecutor executor, SectionSettings answers) {
  /// How a setting is asked for after the answers so far.
  Inquiry of(Setting setting) {
    try {
      return requireNonNull(executor.provider().inquiry(setting, answers.soFar()));
    } catch (InvalidSettingsException | RuntimeException | LinkageError e) {
      return Inquiry.of(setting);
    }
  }
}
