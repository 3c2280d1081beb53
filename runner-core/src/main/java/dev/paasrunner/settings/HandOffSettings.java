package dev.paasrunner.settings;

import static java.util.Objects.requireNonNull;

/// What the host gets besides the job.
///
/// @param mainImage base image of the generated Dockerfile
/// @param innerDebug whether the host's runner logs at debug level, which can show secrets there
/// @param innerConfig the host's `runner.toml`, complete
/// @param dependencyProxy how images of Docker Hub are rewritten
public record HandOffSettings(
    String mainImage, boolean innerDebug, String innerConfig, DependencyProxy dependencyProxy) {
  /// The original's base image.
  public static final String DEFAULT_MAIN_IMAGE =
      "registry.heptapod.net:443/heptapod/heptapod-runner/runner:0.7.0";

  public HandOffSettings {
    requireNonNull(mainImage);
    requireNonNull(innerConfig);
    requireNonNull(dependencyProxy);
  }

  /// Without the configuration, which holds the runner's token.
  @Override
  public String toString() {
    return "HandOffSettings[" + mainImage + ", innerDebug=" + innerDebug + "]";
  }
}
