package dev.paasrunner.cli.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.Configuration;
import dev.paasrunner.spi.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigChangesTest {
  private static final String FILE =
      """
      concurrent = 4
      [[runners]]
      name = "main"
      url = "http://127.0.0.1:9"
      token = "aaaaaaaaaaaaaaaaaaaa"
      executor = "fake"
      zone = "par"
      password = "old secret"
      """;

  @TempDir Path folder;

  @Test
  void each_difference_is_told_with_both_values() throws IOException {
    List<String> lines =
        lines(FILE.replace("concurrent = 4", "concurrent = 6").replace("par", "rbx"));

    assertThat(lines).containsExactly("concurrent: 4 -> 6", "section main: zone: par -> rbx");
  }

  @Test
  void what_is_logged_and_how_is_told() throws IOException {
    assertThat(lines("log_format = \"json\"\npaas_log_statistics = false\n" + FILE))
        .containsExactly("log_format: text -> json", "paas_log_statistics: true -> false");
  }

  @Test
  void what_concerns_the_daemon_alone_is_told() throws IOException {
    assertThat(lines("shutdown_timeout = 7\nstate_dir = \"s\"\nstate_file = \"f\"\n" + FILE))
        .containsExactly(
            "state_file: none -> f", "state_dir: none -> s", "shutdown_timeout: 30 -> 7");
  }

  @Test
  void a_changed_secret_is_told_and_not_shown() throws IOException {
    List<String> lines = lines(FILE.replace("old secret", "new secret"));

    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).startsWith("section main: changed").doesNotContain("new secret");
  }

  @Test
  void a_key_that_comes_or_goes_is_told() throws IOException {
    assertThat(lines(FILE.replace("zone = \"par\"\n", "")))
        .containsExactly("section main: zone: par -> none");
  }

  private List<String> lines(String changed) throws IOException {
    return ConfigChanges.between(read(FILE), read(changed)).lines();
  }

  private Configuration read(String text) throws IOException {
    List<Setting> settings =
        List.of(
            Setting.optional("zone", Setting.Type.STRING, "where"),
            Setting.optional("password", Setting.Type.STRING, "with what").asSecret());
    Path file = Files.writeString(folder.resolve("config.toml"), text);
    return new ConfigReader(Map.of("fake", settings)).read(file).configuration().orElseThrow();
  }
}
