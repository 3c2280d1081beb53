package dev.paasrunner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/// Makes sure that a directory can hold secrets of ours.
final class StateDirectory {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private StateDirectory() {}

  static void prepare(Path directory) throws IOException {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(
            directory.toAbsolutePath(), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      } else if (!Files.getPosixFilePermissions(directory).equals(OWNER_ONLY)) {
        closeToOthers(directory);
      }
    } catch (IOException e) {
      throw unusable(directory, IoTrouble.inWords(e), e);
    }
  }

  /// Only what is ours or empty: a shared directory, such as `/tmp`, would be lost to its users.
  private static void closeToOthers(Path directory) throws IOException {
    boolean ours = Files.exists(directory.resolve(DirectoryLock.FILE));
    try (Stream<Path> files = Files.list(directory)) {
      if (!ours && files.findAny().isPresent()) {
        throw new IOException("it is open to other users and holds files that are not ours");
      }
    }
    Files.setPosixFilePermissions(directory, OWNER_ONLY);
  }

  static IOException unusable(Path directory, String why, IOException cause) {
    return new IOException(
        "The state directory %s cannot be used (%s): give this user a directory of its own, with mode 0700."
            .formatted(directory, why),
        cause);
  }
}
