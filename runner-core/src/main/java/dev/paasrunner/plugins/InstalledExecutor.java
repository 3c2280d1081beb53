package dev.paasrunner.plugins;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.ExecutorProvider;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import java.util.List;

/// One executor that can be named in a runner section.
///
/// @param name as in `executor = "…"`, never blank
/// @param settings what its provider said about them when it was found
/// @param provider makes the executors; [#create] is the careful way to ask it
/// @param origin the jar or folder that it comes from, for people
public record InstalledExecutor(
    String name, List<Setting> settings, ExecutorProvider provider, String origin) {
  public InstalledExecutor {
    requireNonNull(name);
    requireNonNull(provider);
    requireNonNull(origin);
    settings = List.copyOf(settings);
  }

  /// Makes the executor of one runner section. Whatever the provider throws, this throws only what
  /// is declared, so that a broken plugin costs no more than its own sections.
  ///
  /// @throws InvalidSettingsException if the values cannot be used, or with the key `executor` and
  ///   the original exception as its cause if the plugin is broken
  public Executor create(ExecutorContext context) throws InvalidSettingsException {
    try {
      Executor executor = requireNonNull(provider.create(context), "it made no executor");
      // The engine relies on this from its first moment.
      requireNonNull(executor.traits(), "it has no traits");
      return executor;
    } catch (RuntimeException | Error e) {
      InvalidSettingsException broken =
          new InvalidSettingsException("executor", PluginProblem.inCreation(this, e));
      broken.initCause(e);
      throw broken;
    }
  }
}
