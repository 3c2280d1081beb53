package dev.paasrunner.cli;

import dev.paasrunner.cli.state.StateLocation;
import dev.paasrunner.spi.StateStore;
import dev.paasrunner.store.FileStateStore;
import dev.paasrunner.store.InMemoryStateStore;
import dev.paasrunner.store.SystemIdFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store and the identity that is kept with it.
///
/// @param directory where both are, unless it is memory
record OpenState(StateStore store, String systemId, Optional<Path> directory) {
  private static final Logger LOG = LoggerFactory.getLogger(OpenState.class);

  /// @throws IOException with one sentence for people
  static OpenState at(StateLocation location) throws IOException {
    return switch (location) {
      case StateLocation.Configured(Path directory) -> in(directory);
      case StateLocation.BesideConfiguration(Path directory) -> {
        LOG.warn("the configuration has no state_dir, jobs are kept in {}", directory);
        yield in(directory);
      }
      case StateLocation.MemoryOnly(Path refused) -> {
        LOG.error(
            "JOBS AND HOSTS ARE LOST WHEN THIS PROCESS ENDS: the configuration has no state_dir,"
                + " and {} cannot be written; set state_dir to a directory of this user",
            refused);
        yield new OpenState(new InMemoryStateStore(), SystemIdFile.random(), Optional.empty());
      }
    };
  }

  private static OpenState in(Path directory) throws IOException {
    StateStore store = FileStateStore.open(directory);
    try {
      return new OpenState(store, SystemIdFile.readOrCreate(directory), Optional.of(directory));
    } catch (IOException e) {
      store.close();
      throw e;
    }
  }
}
