package dev.paasrunner.plugins;

import dev.paasrunner.spi.ExecutorProvider;
import dev.paasrunner.spi.Setting;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Loads one services file after the other and goes on whatever it meets.
final class Discovery {
  private final Map<String, List<InstalledExecutor>> byName = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  void read(ServicesFile file) {
    Iterator<ExecutorProvider> providers = file.providers().iterator();
    String origin = file.origin();
    boolean more = true;
    while (more) {
      try {
        more = providers.hasNext();
        if (more) {
          ask(providers.next(), origin);
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        // The iterator has gone past the entry that it failed at.
        problems.add(PluginProblem.inLoading(origin, e));
      }
    }
  }

  private void ask(ExecutorProvider provider, String origin) {
    try {
      String name = provider.name();
      List<Setting> settings = provider.settings();
      if (isBlank(name)) {
        problems.add(PluginProblem.withoutName(provider.getClass(), origin));
      } else {
        keep(new InstalledExecutor(name, settings, provider, origin));
      }
    } catch (RuntimeException | LinkageError e) {
      problems.add(PluginProblem.inAsking(provider.getClass(), origin, e));
    }
  }

  /// Plugins are not checked for nulls.
  private static boolean isBlank(@Nullable String name) {
    return name == null || name.isBlank();
  }

  private void keep(InstalledExecutor executor) {
    byName.computeIfAbsent(executor.name(), _ -> new ArrayList<>()).add(executor);
  }

  InstalledExecutors result() {
    List<InstalledExecutor> usable = new ArrayList<>();
    List<String> all = new ArrayList<>(problems);
    byName.forEach(
        (name, executors) -> {
          if (executors.size() == 1) {
            usable.add(executors.getFirst());
          } else {
            List<String> origins = executors.stream().map(InstalledExecutor::origin).toList();
            all.add(PluginProblem.sameName(name, origins));
          }
        });
    return new InstalledExecutors(usable, all);
  }
}
