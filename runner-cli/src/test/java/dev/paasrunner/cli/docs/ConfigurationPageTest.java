package dev.paasrunner.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.cli.reload.EffectiveSettings;
import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.ConfigResult;
import dev.paasrunner.config.Configuration;
import dev.paasrunner.config.CoreSettings;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.plugins.InstalledExecutors;
import dev.paasrunner.spi.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/configuration.md` says what the settings say about themselves. With `-Ddocs.write=true`
/// its tables are written anew first.
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final String COMMAND =
      "./mvnw -q -pl runner-cli -am test -Dtest=ConfigurationPageTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true";

  /// Another name of `concurrent`.
  private static final List<String> SHOWN_OTHERWISE = List.of("concurrency");

  @TempDir private Path folder;

  @Test
  void every_table_is_there_and_up_to_date() throws IOException {
    Map<String, String> blocks = SettingsTables.blocks();
    MarkedPage page = page();
    MarkedPage current = page.with(blocks);
    if (Boolean.getBoolean("docs.write") && !current.equals(page)) {
      Files.writeString(PAGE, current.text());
    }

    assertThat(page.blocks())
        .as(
            "the blocks of docs/configuration.md; give each its place there by hand, then: %s",
            COMMAND)
        .isEqualTo(blocks.keySet());
    assertThat(page().text())
        .as(
            "docs/configuration.md is out of date: a setting was added or described otherwise."
                + " Write its tables anew and commit them: %s",
            COMMAND)
        .isEqualTo(current.text());
  }

  @Test
  void the_example_is_good_and_complete() throws IOException {
    ConfigResult read = read(page().example());

    assertThat(read.problems()).isEmpty();
    assertThat(read.configuration().orElseThrow().sections())
        .extracting(SectionConfig::executor)
        .containsExactlyInAnyOrder("clever-docker", "clever-docker", "local-docker");
  }

  @Test
  void check_shows_every_key_that_has_an_effect() throws IOException {
    Configuration configuration = read(page().example()).configuration().orElseThrow();

    assertThat(EffectiveSettings.of(configuration))
        .containsKeys(keys(CoreSettings.global()))
        .containsKey("quota_computation");
    assertThat(EffectiveSettings.of(configuration.sections().getFirst()))
        .containsKeys(keys(CoreSettings.section()));
  }

  private static MarkedPage page() throws IOException {
    return new MarkedPage(Files.readString(PAGE));
  }

  private ConfigResult read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("config.toml"), text);
    InstalledExecutors installed =
        InstalledExecutors.find(ConfigurationPageTest.class.getClassLoader());
    return new ConfigReader(installed.settings()).read(file);
  }

  private static String[] keys(List<Setting> settings) {
    return settings.stream()
        .map(Setting::key)
        .filter(key -> !SHOWN_OTHERWISE.contains(key))
        .toArray(String[]::new);
  }
}
