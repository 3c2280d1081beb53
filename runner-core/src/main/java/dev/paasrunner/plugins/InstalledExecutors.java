package dev.paasrunner.plugins;

import dev.paasrunner.spi.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The executors that are installed, and what is wrong with those that cannot be used.
///
/// @param executors the usable ones, by name, no two of one name
/// @param problems one sentence for each plugin that cannot be loaded and each name that is there
///   more than once, with the jars concerned; none of these stops the others
public record InstalledExecutors(List<InstalledExecutor> executors, List<String> problems) {
  public InstalledExecutors {
    executors = List.copyOf(executors);
    problems = List.copyOf(problems);
  }

  /// Looks for `META-INF/services/dev.paasrunner.spi.ExecutorProvider` in all that a class loader
  /// sees and loads the providers with `ServiceLoader`. Providers that only a module descriptor
  /// names are not seen. Runs code of plugins: their static initializers, constructors, `name()`
  /// and `settings()`.
  ///
  /// @param loader usually that of the program, whose class path has the plugins' jars
  /// @throws UncheckedIOException if the class loader cannot list its resources
  public static InstalledExecutors find(ClassLoader loader) {
    Discovery discovery = new Discovery();
    try {
      ServicesFile.seenBy(loader).forEach(discovery::read);
    } catch (IOException e) {
      throw new UncheckedIOException("The class path cannot be searched for executors.", e);
    }
    return discovery.result();
  }

  /// The executor of a name, compared exactly.
  public Optional<InstalledExecutor> named(String name) {
    return executors.stream().filter(executor -> executor.name().equals(name)).findFirst();
  }

  /// The settings of each executor, by its name.
  public Map<String, List<Setting>> settings() {
    return executors.stream()
        .collect(Collectors.toMap(InstalledExecutor::name, InstalledExecutor::settings));
  }
}
