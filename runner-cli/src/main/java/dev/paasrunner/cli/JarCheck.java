package dev.paasrunner.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/// Finds the jars that Java passes over in silence: half copied, not a jar, or not readable.
final class JarCheck {
  private JarCheck() {}

  /// One sentence for each such jar.
  ///
  /// @param classPath as in the system property `java.class.path`
  static List<String> problems(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .filter(Files::isRegularFile)
        .map(JarCheck::problem)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> problem(Path jar) {
    try (ZipFile _ = new ZipFile(jar.toFile())) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "the jar %s cannot be read and is not used: %s; copy it again or remove it"
              .formatted(jar, e.getMessage()));
    }
  }
}
