package dev.paasrunner.register;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.plugins.InstalledExecutor;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.SettingValues;
import dev.paasrunner.time.SystemTime;

/// Makes an executor as the daemon will, and throws it away.
final class Trial {
  private Trial() {}

  /// @throws InvalidSettingsException if the executor cannot be made with these values
  static void of(InstalledExecutor executor, String section, SettingValues values)
      throws InvalidSettingsException {
    ExecutorContext context =
        new ExecutorContext(
            section,
            values,
            (_, _) -> {
              throw new CoordinatorException(
                  ErrorKind.REFUSED, "there is no coordinator during registration");
            },
            new SystemTime());
    executor.create(context).close();
  }
}
