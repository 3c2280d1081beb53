package dev.paasrunner.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {
  private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

  @TempDir Path folder;

  @Test
  void a_file_is_plain() throws IOException {
    Path file = Files.createFile(folder.resolve("log"));
    assertThat(Surroundings.of(XTERM, link(file))).isEqualTo(Surroundings.PLAIN);
    assertThat(Surroundings.of(XTERM, folder.resolve("none"))).isEqualTo(Surroundings.PLAIN);
  }

  @Test
  void a_terminal_has_colours_unless_somebody_objects() throws IOException {
    Path terminal = link(Path.of("/dev/pts/4711"));
    assertThat(Surroundings.of(XTERM, terminal).colours()).isTrue();
    assertThat(Surroundings.of(Map.of("TERM", "xterm", "NO_COLOR", "1"), terminal).colours())
        .isFalse();
    assertThat(Surroundings.of(Map.of("TERM", "dumb"), terminal).colours()).isFalse();
    assertThat(Surroundings.of(Map.of(), terminal).colours()).isFalse();
  }

  @Test
  void the_journal_is_known_by_device_and_inode() throws IOException {
    Path stream = Files.createFile(folder.resolve("stream"));
    Map<String, Object> file = Files.readAttributes(stream, "unix:dev,ino");
    Map<String, String> environment =
        Map.of("JOURNAL_STREAM", file.get("dev") + ":" + file.get("ino"));
    assertThat(Surroundings.of(environment, link(stream)).journal()).isTrue();
    assertThat(Surroundings.of(environment, folder).journal())
        .as("standard error was led elsewhere")
        .isFalse();
    assertThat(Surroundings.of(Map.of("JOURNAL_STREAM", "nonsense"), link(stream)).journal())
        .isFalse();
  }

  private Path link(Path target) throws IOException {
    Path link = folder.resolve("stderr");
    Files.deleteIfExists(link);
    return Files.createSymbolicLink(link, target);
  }
}
