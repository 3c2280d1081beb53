package dev.paasrunner.cli.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// What tells, without reading a file, whether it is still the same.
public record FileStamp(long modified, long size, String key) {
  /// How a file is now.
  ///
  /// @return empty if there is no file now, as for an instant while it is replaced
  public static Optional<FileStamp> of(Path file) {
    try {
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          new FileStamp(
              seen.lastModifiedTime().toMillis(), seen.size(), String.valueOf(seen.fileKey())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
