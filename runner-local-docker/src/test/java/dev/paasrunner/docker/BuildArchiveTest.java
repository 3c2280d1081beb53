package dev.paasrunner.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuildArchiveTest {
  @Test
  void tar_unpacks_what_was_packed(@TempDir Path folder) throws Exception {
    String large = "x".repeat(1025);
    BuildContext context =
        context(
            Map.of(
                "Dockerfile",
                "FROM a\n",
                "job.json",
                "{}",
                "in/é",
                large,
                "empty",
                "",
                "block",
                "y".repeat(512)));

    unpack(BuildArchive.of(context, Map.of("k", "v")), folder);

    assertThat(folder.resolve("Dockerfile")).hasContent("FROM a\nLABEL \"k\"=\"v\"\n");
    assertThat(folder.resolve("job.json")).hasContent("{}");
    assertThat(folder.resolve("in/é")).hasContent(large);
    assertThat(folder.resolve("empty")).isEmptyFile();
    assertThat(folder.resolve("block")).hasSize(512);
  }

  @Test
  void a_context_without_a_dockerfile_is_refused() {
    assertThatThrownBy(() -> BuildArchive.of(context(Map.of("a", "b")), Map.of()))
        .isInstanceOfSatisfying(
            ExecutorException.class, e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.REFUSED))
        .hasMessageContaining("no Dockerfile");
  }

  @Test
  void a_name_that_does_not_fit_is_refused() {
    BuildContext context = context(Map.of("Dockerfile", "FROM a", "n".repeat(101), ""));

    assertThatThrownBy(() -> BuildArchive.of(context, Map.of()))
        .isInstanceOfSatisfying(
            ExecutorException.class,
            e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.REFUSED));
  }

  static BuildContext context(Map<String, String> files) {
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((name, text) -> bytes.put(name, text.getBytes(UTF_8)));
    return new BuildContext(bytes);
  }

  private static void unpack(byte[] archive, Path folder) throws IOException, InterruptedException {
    Path file = Files.write(folder.resolve("archive.tar"), archive);
    Process tar =
        new ProcessBuilder("tar", "-xf", file.toString(), "-C", folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(tar.getInputStream().readAllBytes(), UTF_8);
    assertThat(tar.waitFor()).as(said).isZero();
    assertThat(said).isEmpty();
  }
}
