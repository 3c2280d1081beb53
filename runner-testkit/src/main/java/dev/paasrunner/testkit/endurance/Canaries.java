package dev.paasrunner.testkit.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Secrets that were planted, and where they may not be.
///
/// @param secrets the planted ones
record Canaries(List<String> secrets) {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /// Whether a text shows one.
  boolean areIn(String text) {
    return secrets.stream().anyMatch(text::contains);
  }

  /// The records, payloads and journals of a state directory that others can read.
  static List<String> readable(Path directory) throws IOException {
    List<String> readable = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(Canaries::holdsSecrets).toList()) {
          if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            readable.add(file.getFileName() + " can be read by others");
          }
        }
      }
    }
    return readable;
  }

  private static boolean holdsSecrets(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".json") || name.endsWith(".payload") || name.startsWith("journal.");
  }
}
