package dev.paasrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.spi.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept of a section that leaves the configuration.
class SectionSourceTest {
  private static final String RICH =
      """
      concurrent = 7

      [[runners]] # the first one
      name = 'a "name" \\ with é, # and \\t'
      url = "https://gitlab.example.com/"
      token = "glrt-t1_abcdefghijklmnopqrst"
      executor = "fake"
      limit = 3
      output_limit = 4096
      pre_build_script = '''
      echo "one"
        echo 'two'
      '''
      environment = ["A=b c", "D=\\"e\\"\\n"]
      price = 1.5
      labels = {"with space" = "x", plain = "y=z"}
      unknown_key = 1979-05-27T07:32:00Z
      [runners.docker]
      image = "debian"
      volumes = ["/cache", '''/a:/b''']
      [[runners.docker.services]]
      name = "postgres"
      [[runners.docker.services]]
      name = "redis"
      [runners.feature_flags]
      FF_USE_FASTZIP = true

      [[runners]]
      url = "https://other.example.com"
      token = "glrt-t1_zyxwvutsrqponmlkjihg"
      executor = "fake"
      """;

  @TempDir Path folder;

  @Test
  void a_section_is_the_same_when_it_is_read_from_its_own_source() throws IOException {
    for (SectionConfig section : read(RICH)) {
      List<SectionConfig> again = read(section.source().reveal());

      assertThat(again).hasSize(1);
      assertThat(again.getFirst().isSameAs(section)).isTrue();
      assertThat(again.getFirst().handOff().innerConfig())
          .isEqualTo(section.handOff().innerConfig());
      assertThat(again.getFirst().form()).isEqualTo(section.form());
    }
  }

  @Test
  void what_is_around_a_section_does_not_change_its_form() throws IOException {
    String moved = "# more\n\n" + RICH.replace("concurrent = 7", "concurrent = 8");

    assertThat(read(moved).getFirst().form()).isEqualTo(read(RICH).getFirst().form());
  }

  @Test
  void another_secret_makes_another_form_that_does_not_show_it() throws IOException {
    SectionConfig before = read(RICH).getLast();
    SectionConfig after = read(RICH.replace("zyxwvutsr", "aaaaaaaaa")).getLast();

    assertThat(after.form()).matches("[0-9a-f]{16}").isNotEqualTo(before.form());
    assertThat(after.toString()).doesNotContain("ponmlkjihg");
  }

  private List<SectionConfig> read(String text) throws IOException {
    List<Setting> settings =
        List.of(
            Setting.optional("price", Setting.Type.NUMBER, "how much"),
            Setting.optional("labels", Setting.Type.TABLE, "which"));
    Path file = Files.writeString(folder.resolve("config.toml"), text);
    ConfigResult read = new ConfigReader(Map.of("fake", settings)).read(file);
    assertThat(read.errors()).isEmpty();
    return read.configuration().orElseThrow().sections();
  }
}
