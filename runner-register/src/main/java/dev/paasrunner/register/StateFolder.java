package dev.paasrunner.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/// Looks whether the daemon will be able to keep its jobs, before anything is registered: it does
/// not start otherwise, long after whoever registers has gone.
final class StateFolder {
  private StateFolder() {}

  /// What keeps the daemon's user from keeping jobs in a directory, in a sentence. A directory that
  /// is not there is made by the daemon, so the one above it counts then.
  ///
  /// @param config its owner is taken for the daemon's user; this process's user if it is not there
  static Optional<String> problem(Path stateDirectory, Path config) {
    Path wanted = stateDirectory.toAbsolutePath();
    Path folder = Files.isDirectory(wanted) ? wanted : wanted.resolveSibling(".").normalize();
    if (!Files.isDirectory(folder)) {
      return Optional.of(
          "the folder %s, in which the daemon is to keep its jobs, does not exist: create it for the"
                  .formatted(folder)
              + " daemon's user, or choose another state file");
    }
    try {
      return Files.exists(config) ? forOwner(config, folder) : forThisUser(folder);
    } catch (IOException e) {
      return Optional.of(
          "the rights of the folder %s cannot be read (%s)".formatted(folder, e.getMessage()));
    }
  }

  /// Where the daemon keeps its jobs when a configuration names a state file.
  static Path besides(Path stateFile) {
    return stateFile.resolveSibling(stateFile.getFileName() + ".d");
  }

  private static Optional<String> forThisUser(Path folder) {
    return Files.isWritable(folder) && Files.isReadable(folder) && Files.isExecutable(folder)
        ? Optional.empty()
        : Optional.of(
            "the folder %s cannot be read and written by this user: choose another state file"
                .formatted(folder));
  }

  private static Optional<String> forOwner(Path config, Path folder) throws IOException {
    PosixFileAttributes file = Files.readAttributes(config, PosixFileAttributes.class);
    PosixFileAttributes place = Files.readAttributes(folder, PosixFileAttributes.class);
    String owner = file.owner().getName();
    return owner.equals("root") || place.permissions().containsAll(needed(file, place))
        ? Optional.empty()
        : Optional.of(
            "the folder %s cannot be read and written by %s, to whom %s belongs: give %s the right"
                    .formatted(folder, owner, config, owner)
                + " to do so, or choose another state file");
  }

  /// By the file's group, since the other groups of a user are not known.
  private static Set<PosixFilePermission> needed(
      PosixFileAttributes file, PosixFileAttributes place) {
    if (place.owner().equals(file.owner())) {
      return Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
    }
    return place.group().equals(file.group())
        ? Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE)
        : Set.of(
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);
  }
}
