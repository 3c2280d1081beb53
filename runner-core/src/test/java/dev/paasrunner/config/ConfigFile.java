package dev.paasrunner.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Writes configuration files for tests and reads them.
final class ConfigFile {
  /// The three keys that every section needs.
  static final String MINIMAL_SECTION =
      """
      [[runners]]
      url = "https://example.com"
      token = "glrt-abcdefghijkl"
      executor = "local-docker"
      """;

  private final Path file;

  private ConfigFile(Path file) {
    this.file = file;
  }

  static ConfigFile in(Path folder, String text) {
    Path file = folder.resolve("config.toml");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ConfigFile(file);
  }

  ConfigResult read() {
    return new ConfigReader(KnownExecutors.ALL).read(file);
  }

  Configuration configuration() {
    return read().configuration().orElseThrow();
  }

  SectionConfig onlySection() {
    return configuration().sections().getFirst();
  }

  /// All problems, one a line, without the folder and with the severity.
  String report() {
    return read().problems().stream()
        .map(problem -> problem.severity() + " " + problem.toString().replace(file.toString(), "F"))
        .collect(Collectors.joining("\n"));
  }
}
