package dev.paasrunner.docker;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import dev.paasrunner.spi.SettingValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the engine is and how hosts are attached to the network.
///
/// @param socket the engine's socket, which hosts get too
/// @param network the network mode of the hosts; empty for the engine's default bridge
record DockerSettings(Path socket, Optional<String> network) {
  static final String HOST = "host";
  static final String NETWORK = "docker_network";
  static final List<Setting> DESCRIBED =
      List.of(
          Setting.optional(
              HOST,
              Setting.Type.STRING,
              "the Docker engine's socket as unix:///path; without it DOCKER_HOST is used, then"
                  + " unix:///var/run/docker.sock"),
          Setting.optional(
              NETWORK,
              Setting.Type.STRING,
              "the network of the host's container, such as host or the name of a Docker network;"
                  + " without it the engine's default bridge"));

  private static final String DEFAULT_HOST = "unix:///var/run/docker.sock";
  private static final String SCHEME = "unix://";

  DockerSettings {
    requireNonNull(socket);
    requireNonNull(network);
  }

  /// Decides from a section and the process's environment.
  static DockerSettings of(SettingValues values, Map<String, String> environment)
      throws InvalidSettingsException {
    Optional<String> fromSection = values.string(HOST);
    Optional<String> fromEnvironment =
        Optional.ofNullable(environment.get("DOCKER_HOST")).filter(host -> !host.isBlank());
    Path socket =
        fromSection.isPresent()
            ? socket("host", fromSection.get())
            : socket("DOCKER_HOST", fromEnvironment.orElse(DEFAULT_HOST));
    return new DockerSettings(socket, values.string(NETWORK));
  }

  private static Path socket(String origin, String host) throws InvalidSettingsException {
    String path = host.startsWith(SCHEME) ? host.substring(SCHEME.length()) : "";
    if (!path.startsWith("/")) {
      // Only the beginning is shown: a URL can hold a password.
      throw new InvalidSettingsException(
          HOST,
          "the Docker engine is reached through a socket only: %s must be like %s, not %s"
              .formatted(origin, DEFAULT_HOST, beginning(host)));
    }
    return Path.of(path);
  }

  private static String beginning(String host) {
    int separator = host.indexOf("://");
    return separator < 0 ? "without unix://" : host.substring(0, separator + 3) + "…";
  }
}
