package dev.paasrunner.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A copy of the distribution that the build made, which a test may change.
final class Distribution {
  private static final Path BUILT = Path.of("target", "dist");

  private final Path home;

  private Distribution(Path home) {
    this.home = home;
  }

  static Distribution copyTo(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(BUILT)) {
      for (Path file : files.toList()) {
        Files.copy(
            file,
            home.resolve(BUILT.relativize(file).toString()),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return new Distribution(home);
  }

  Path home() {
    return home;
  }

  Path plugins() {
    return home.resolve("plugins");
  }

  Path lib() {
    return home.resolve("lib");
  }

  Path script(String name) {
    return home.resolve("bin").resolve(name);
  }

  Path runner() {
    return script("heptapod-paas-runner");
  }

  /// Starts the program with the test's own environment.
  Launched start(String... arguments) throws IOException {
    return start(runner(), Map.of(), arguments);
  }

  /// Starts a script with variables that are set, or removed where they are empty.
  Launched start(Path script, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(new File("target"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    environment.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    return new Launched(builder.start());
  }
}
