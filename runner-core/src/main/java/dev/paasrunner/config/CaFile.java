package dev.paasrunner.config;

import dev.paasrunner.settings.HandOffSettings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a section's `tls-ca-file`: for us, never for the host, where there is no such file.
final class CaFile {
  private static final String KEY = CoreSettings.TLS_CA_FILE.key();
  private static final String EXPECTED = "expected a readable file of certificates";

  private CaFile() {}

  /// A file that is not there is only worth a warning, because GitLab Runner goes on without it.
  static Optional<Path> read(TableReader section, String mainImage) {
    Optional<Path> file = section.string(KEY).flatMap(text -> path(section, text));
    if (file.isPresent() && !(Files.isRegularFile(file.get()) && Files.isReadable(file.get()))) {
      section.warning(KEY, "is no readable file and not used", EXPECTED);
      return Optional.empty();
    }
    if (file.isPresent() && mainImage.equals(HandOffSettings.DEFAULT_MAIN_IMAGE)) {
      section.warning(
          KEY,
          "does not reach the host's runner",
          "expected heptapod_runner_main_image to name an image that trusts the same certificates");
    }
    return file;
  }

  private static Optional<Path> path(TableReader section, String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      section.error(KEY, "is no path", EXPECTED);
      return Optional.empty();
    }
  }
}
