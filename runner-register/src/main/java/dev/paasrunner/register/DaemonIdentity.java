package dev.paasrunner.register;

import dev.paasrunner.config.Configuration;
import dev.paasrunner.store.SystemIdFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Who the coordinator is told will use the runner.
///
/// Nothing is written here: a state directory made by the user who registers could not be used by
/// the daemon's.
///
/// @param kept whether it is the daemon's own and will be seen again
record DaemonIdentity(String systemId, boolean kept) {
  private static final String FILE = ".runner_system_id";

  /// The identity of the daemon that keeps its jobs in a directory, if it can be read; any other
  /// one if not.
  static DaemonIdentity in(Path stateDirectory) {
    return kept(stateDirectory)
        .map(id -> new DaemonIdentity(id, true))
        .orElseGet(() -> new DaemonIdentity(SystemIdFile.random(), false));
  }

  private static Optional<String> kept(Path stateDirectory) {
    try {
      return Files.isReadable(stateDirectory.resolve(FILE))
          ? Optional.of(SystemIdFile.readOrCreate(stateDirectory))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Where the daemon of a configuration keeps its jobs.
  static Path stateDirectory(Path config, Optional<Configuration> configuration) {
    return configuration
        .flatMap(Configuration::stateDirectory)
        .orElseGet(() -> config.resolveSibling(config.getFileName() + ".state.d"));
  }
}
