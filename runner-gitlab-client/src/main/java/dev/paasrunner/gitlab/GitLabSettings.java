package dev.paasrunner.gitlab;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.gitlab.http.Timeouts;
import dev.paasrunner.job.Secret;
import java.nio.file.Path;
import java.util.Optional;

/// What a coordinator's client needs to know.
///
/// @param url of GitLab or Heptapod as it stands in the configuration, checked when it is used
/// @param token the runner's authentication token
/// @param systemId identity of this daemon, the same for all its runner sections
/// @param executor name shown by the coordinator
/// @param version of the daemon, shown by the coordinator
/// @param tlsCaFile PEM file of authorities that are trusted besides the system's
public record GitLabSettings(
    String url,
    Secret token,
    String systemId,
    String executor,
    String version,
    Optional<Path> tlsCaFile,
    Timeouts timeouts) {
  public GitLabSettings {
    requireNonNull(url);
    requireNonNull(token);
    requireNonNull(systemId);
    requireNonNull(executor);
    requireNonNull(version);
    requireNonNull(tlsCaFile);
    requireNonNull(timeouts);
  }

  /// Settings with the system's trust and the default time-outs.
  public static GitLabSettings of(
      String url, Secret token, String systemId, String executor, String version) {
    return new GitLabSettings(
        url, token, systemId, executor, version, Optional.empty(), Timeouts.DEFAULTS);
  }

  /// The same settings with a file of trusted authorities.
  public GitLabSettings withTlsCaFile(Path file) {
    return new GitLabSettings(url, token, systemId, executor, version, Optional.of(file), timeouts);
  }

  /// The same settings with other time-outs.
  public GitLabSettings withTimeouts(Timeouts other) {
    return new GitLabSettings(url, token, systemId, executor, version, tlsCaFile, other);
  }
}
