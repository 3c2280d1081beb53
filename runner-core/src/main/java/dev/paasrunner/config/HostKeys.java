package dev.paasrunner.config;

import dev.paasrunner.settings.DependencyProxy;
import dev.paasrunner.settings.HandOffSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A section's keys about what its hosts get.
///
/// @param forwarded what goes into the host's `runner.toml` besides the runner's identity
record HostKeys(
    String mainImage, boolean debug, DependencyProxy proxy, Map<String, Object> forwarded) {
  private static final String MAIN_IMAGE = CoreSettings.MAIN_IMAGE.key();

  /// White space, a backslash or a leading dash would be Dockerfile syntax after `FROM`.
  private static final String IMAGE_NAME = "[A-Za-z0-9\\[][A-Za-z0-9._:/@\\[\\]-]*";

  static HostKeys read(TableReader section) {
    return new HostKeys(
        mainImage(section).orElse(HandOffSettings.DEFAULT_MAIN_IMAGE),
        section.bool(CoreSettings.INNER_DEBUG.key()).orElse(false),
        new DependencyProxy(
            usesDependencyProxy(section),
            Set.copyOf(section.strings(CoreSettings.DEPENDENCY_PROXY_EXCEPT.key()))),
        InnerConfig.select(section));
  }

  HandOffSettings handOff(RunnerIdentity runner) {
    String config = InnerConfig.toml(runner.name(), runner.writtenUrl(), runner.token(), forwarded);
    return new HandOffSettings(mainImage, debug, config, proxy);
  }

  private static boolean usesDependencyProxy(TableReader section) {
    String key = CoreSettings.DEPENDENCY_PROXY.key();
    String value = section.string(key).orElse("auto");
    if (!value.equals("auto") && !value.equals("never")) {
      section.error(key, "is neither auto nor never", "expected \"auto\" or \"never\"");
    }
    return !value.equals("never");
  }

  private static Optional<String> mainImage(TableReader section) {
    Optional<String> image = section.string(MAIN_IMAGE);
    if (image.isPresent() && !image.get().matches(IMAGE_NAME)) {
      section.error(
          MAIN_IMAGE,
          "is no name of an image",
          "expected one like " + HandOffSettings.DEFAULT_MAIN_IMAGE);
    }
    return image;
  }
}
