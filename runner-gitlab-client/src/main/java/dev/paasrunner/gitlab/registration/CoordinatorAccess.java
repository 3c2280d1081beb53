package dev.paasrunner.gitlab.registration;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.gitlab.http.Timeouts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// How a coordinator is reached.
///
/// @param url of GitLab or Heptapod, as people write it
/// @param tlsCaFile PEM file of authorities that are trusted besides the system's
/// @param environment for the proxies, usually the process's own
/// @param version of this program, shown by the coordinator
public record CoordinatorAccess(
    String url,
    Optional<Path> tlsCaFile,
    Map<String, String> environment,
    String version,
    Timeouts timeouts) {
  public CoordinatorAccess {
    requireNonNull(url);
    requireNonNull(tlsCaFile);
    environment = Map.copyOf(environment);
    requireNonNull(version);
    requireNonNull(timeouts);
  }

  /// Access with the system's trust and the default time-outs.
  public static CoordinatorAccess of(String url, Map<String, String> environment, String version) {
    return new CoordinatorAccess(url, Optional.empty(), environment, version, Timeouts.DEFAULTS);
  }

  /// The same with a file of trusted authorities.
  public CoordinatorAccess withTlsCaFile(Path file) {
    return new CoordinatorAccess(url, Optional.of(file), environment, version, timeouts);
  }

  /// The same with other time-outs.
  public CoordinatorAccess withTimeouts(Timeouts other) {
    return new CoordinatorAccess(url, tlsCaFile, environment, version, other);
  }

  /// Without the environment, in which proxies may have passwords.
  @Override
  public String toString() {
    return "CoordinatorAccess[" + url + "]";
  }
}
