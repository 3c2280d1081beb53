package dev.paasrunner.cli.state;

import dev.paasrunner.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where jobs are kept over a restart.
///
/// The original starts without `state_file` and so must this, but jobs that are kept nowhere leave
/// hosts behind that nobody removes. So the default is a directory beside the configuration file,
/// and memory only where that cannot be written.
public sealed interface StateLocation {
  /// In a directory that the configuration file names.
  record Configured(Path directory) implements StateLocation {}

  /// In a directory that is named after the configuration file.
  record BesideConfiguration(Path directory) implements StateLocation {}

  /// Nowhere.
  ///
  /// @param directory the one that cannot be written
  record MemoryOnly(Path directory) implements StateLocation {}

  /// The directory that is used, or would be if it could be written.
  Path directory();

  /// Decides by the configuration, and by the rights of its folder.
  public static StateLocation of(Configuration configuration, Path configFile) {
    Optional<StateLocation> configured = configuration.stateDirectory().map(Configured::new);
    return configured.orElseGet(() -> beside(configFile));
  }

  private static StateLocation beside(Path configFile) {
    Path directory = configFile.resolveSibling(configFile.getFileName() + ".state.d");
    Path toWrite = Files.isDirectory(directory) ? directory : directory.resolveSibling(".");
    return Files.isWritable(toWrite)
        ? new BesideConfiguration(directory)
        : new MemoryOnly(directory);
  }
}
