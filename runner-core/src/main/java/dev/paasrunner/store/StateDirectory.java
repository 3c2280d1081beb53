package dev.paasrunner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

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
        Files.setPosixFilePermissions(directory, OWNER_ONLY);
      }
    } catch (IOException e) {
      throw new IOException(
          "The state directory %s cannot be used (%s): give this user a directory that it owns and may write."
              .formatted(directory, IoTrouble.inWords(e)),
          e);
    }
  }
}
