package dev.paasrunner.plugins;

import dev.paasrunner.spi.ExecutorProvider;
import java.util.List;
import java.util.ServiceConfigurationError;

/// The sentences about plugins that cannot be used.
final class PluginProblem {
  private static final String OTHERS = "; remove or replace that jar, all others are used";
  private static final String SERVICE_PREFIX = ExecutorProvider.class.getName() + ": ";

  private PluginProblem() {}

  /// About a provider that cannot be made, or a file of names that cannot be read.
  static String inLoading(String origin, Throwable why) {
    return "a plugin in " + origin + " cannot be loaded: " + explain(why) + OTHERS;
  }

  /// About a provider that was made and cannot say what it is.
  static String inAsking(Class<?> provider, String origin, Throwable why) {
    return "the plugin %s in %s cannot be asked for its name and settings: %s%s"
        .formatted(provider.getName(), origin, explain(why), OTHERS);
  }

  static String withoutName(Class<?> provider, String origin) {
    return "the plugin %s in %s has no name and cannot be used%s"
        .formatted(provider.getName(), origin, OTHERS);
  }

  static String sameName(String name, List<String> origins) {
    return "the executor %s is there more than once, in %s; none of them is used until all but one are removed"
        .formatted(name, String.join(" and in ", origins));
  }

  /// The message of what was thrown is left out: it may quote a setting.
  static String inCreation(InstalledExecutor executor, Throwable why) {
    String detail = why instanceof LinkageError ? explain(why) : why.getClass().getName();
    return "the plugin %s in %s cannot make the executor %s, it met a bug or was built for another version: %s"
        .formatted(
            executor.provider().getClass().getName(), executor.origin(), executor.name(), detail);
  }

  private static String explain(Throwable why) {
    String what = String.valueOf(why.getMessage()).replace(SERVICE_PREFIX, "");
    String sentence =
        why instanceof ServiceConfigurationError ? what : why.getClass().getName() + ": " + what;
    Throwable cause = why.getCause();
    return cause == null ? sentence : sentence + " (" + explain(cause) + ")";
  }
}
