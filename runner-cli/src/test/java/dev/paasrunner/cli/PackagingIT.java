package dev.paasrunner.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What `package` leaves.
class PackagingIT {
  private static final Path FOLDER = Path.of("target", "dist");

  @Test
  void the_scripts_can_be_executed_and_nothing_else() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<String> executable =
          files
              .filter(Files::isRegularFile)
              .filter(Files::isExecutable)
              .map(FOLDER::relativize)
              .map(Path::toString)
              .sorted()
              .toList();
      assertThat(executable)
          .containsExactly("bin/heptapod-paas-runner", "bin/heptapod-paas-runner-register");
    }
  }

  @Test
  void the_archive_has_the_same_files_in_one_folder_with_the_same_rights() throws Exception {
    Process tar = new ProcessBuilder("tar", "-tvzf", archive().toString()).start();
    List<String> entries = new String(tar.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(tar.waitFor()).isZero();

    assertThat(entries)
        .filteredOn(entry -> entry.startsWith("-rwxr-xr-x"))
        .hasSize(2)
        .allMatch(entry -> entry.contains("/bin/heptapod-paas-runner"));
    assertThat(entries.stream().filter(entry -> !entry.startsWith("d")).map(PackagingIT::name))
        .containsExactlyInAnyOrderElementsOf(filesOfFolder());
  }

  /// Without the folder at the top.
  private static String name(String entry) {
    return entry.replaceFirst("^.* heptapod-paas-runner-[^/]+/", "");
  }

  private static Iterable<String> filesOfFolder() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return new TreeSet<>(
          files.filter(Files::isRegularFile).map(f -> FOLDER.relativize(f).toString()).toList());
    }
  }

  private static Path archive() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolveSibling("."))) {
      return files.filter(file -> file.toString().endsWith(".tar.gz")).findFirst().orElseThrow();
    }
  }
}
