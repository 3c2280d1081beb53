package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Executors are found, never named. That none of their classes is used is the build's affair: they
/// are not on the class path when this module is compiled.
class ExecutorNamesTest {
  @Test
  void the_program_names_no_executor() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      List<Path> sources = files.filter(Files::isRegularFile).toList();
      assertThat(sources)
          .hasSizeGreaterThan(10)
          .allSatisfy(
              source ->
                  assertThat(source)
                      .content()
                      .doesNotContain("local-docker", "clever", "paasrunner.docker"));
    }
  }
}
