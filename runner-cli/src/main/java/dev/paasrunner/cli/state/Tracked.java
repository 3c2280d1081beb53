package dev.paasrunner.cli.state;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.ConfigResult;
import dev.paasrunner.config.Configuration;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.store.FileStateStore;
import dev.paasrunner.store.StateSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/// What the daemon of a configuration file keeps, seen from outside.
///
/// @param directory where it keeps it
/// @param runners the unique names of the sections in the file
/// @param daemonRuns whether a daemon uses the directory now
record Tracked(Path directory, Set<String> runners, StateSnapshot snapshot, boolean daemonRuns) {
  Tracked {
    runners = Set.copyOf(runners);
  }

  /// Looks.
  ///
  /// @throws NotDoneException if the configuration cannot be used
  /// @throws IOException with one sentence for people if the directory cannot be looked at
  static Tracked by(Path configFile, ConfigReader reader) throws IOException, NotDoneException {
    ConfigResult read = reader.read(configFile);
    Configuration configuration =
        read.configuration().orElseThrow(() -> new NotDoneException(problems(read)));
    Path directory = StateLocation.of(configuration, configFile).directory();
    return new Tracked(
        directory,
        configuration.sections().stream()
            .map(SectionConfig::uniqueName)
            .collect(Collectors.toUnmodifiableSet()),
        StateSnapshot.of(directory),
        Files.isDirectory(directory) && FileStateStore.isInUse(directory));
  }

  private static String problems(ConfigResult read) {
    return read.problems().stream().map(Object::toString).collect(Collectors.joining("\n"));
  }
}
