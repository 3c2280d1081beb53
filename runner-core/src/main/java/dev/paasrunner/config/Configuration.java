package dev.paasrunner.config;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.ListenAddress;
import dev.paasrunner.settings.LogSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A configuration file that can be used.
///
/// @param engine what holds for all sections
/// @param stateFile where the original program left its state, if the file says so. Relative paths
///   are relative to the working directory, as they were for the original
/// @param stateDirectory where the state is kept: `state_dir`, else `state_file` with `.d`
///   appended; empty if the file has neither. Relative to the working directory, too
/// @param listenAddress where metrics and the status page are served; empty for nowhere
/// @param shutdownTimeout how long a stop may wait for calls under way; positive
/// @param log what is written to the log, and how
/// @param sections the usable runner sections in the order of the file
public record Configuration(
    EngineSettings engine,
    Optional<Path> stateFile,
    Optional<Path> stateDirectory,
    Optional<ListenAddress> listenAddress,
    Duration shutdownTimeout,
    LogSettings log,
    List<SectionConfig> sections) {
  public Configuration {
    requireNonNull(engine);
    requireNonNull(stateFile);
    requireNonNull(stateDirectory);
    requireNonNull(listenAddress);
    requireNonNull(shutdownTimeout);
    requireNonNull(log);
    sections = List.copyOf(sections);
  }

  /// The same configuration with other sections.
  public Configuration with(List<SectionConfig> others) {
    return new Configuration(
        engine, stateFile, stateDirectory, listenAddress, shutdownTimeout, log, others);
  }
}
