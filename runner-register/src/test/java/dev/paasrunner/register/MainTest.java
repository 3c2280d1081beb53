package dev.paasrunner.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void it_says_what_to_do_instead_and_fails() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--name",
                "x",
                "config.toml")
            .start();

    String said = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(said)
        .startsWith("Registration is not part of this version")
        .contains("[[runners]]")
        .hasLineCount(1);
    assertThat(process.getInputStream().readAllBytes()).isEmpty();
  }
}
