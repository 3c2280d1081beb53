package dev.paasrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileProblemsTest {
  @TempDir private Path folder;

  @Test
  void a_missing_file_is_a_problem_and_no_exception() {
    ConfigResult result = read(folder.resolve("none.toml"));

    assertThat(result.configuration()).isEmpty();
    assertThat(result.errors())
        .hasToString(
            "["
                + folder.resolve("none.toml")
                + ":1:1: does not exist, expected a configuration file]");
  }

  @Test
  void a_directory_is_no_configuration_file() {
    ConfigResult result = read(folder);

    assertThat(result.configuration()).isEmpty();
    assertThat(result.errors()).singleElement().asString().contains("is a directory");
  }

  @Test
  void the_place_of_a_wrong_byte_is_told() throws IOException {
    Path file = folder.resolve("latin1.toml");
    Files.writeString(file, "a = 1\nb = 'ça'\n", StandardCharsets.ISO_8859_1);

    assertThat(read(file).errors())
        .hasToString("[" + file + ":2:6: is not UTF-8 here, expected a file in UTF-8]");
  }

  @Test
  void a_truncated_character_at_the_end_is_not_utf_8() throws IOException {
    Path file = folder.resolve("cut.toml");
    Files.write(file, new byte[] {'#', (byte) 0xc3});

    assertThat(read(file).errors()).singleElement().asString().contains("is not UTF-8");
  }

  @Test
  void a_byte_order_mark_is_ignored() {
    ConfigFile file = ConfigFile.in(folder, "\ufeff" + ConfigFile.MINIMAL_SECTION);

    assertThat(file.configuration().sections()).hasSize(1);
  }

  @Test
  void all_syntax_errors_are_told_and_none_quotes_the_file() {
    ConfigFile file =
        ConfigFile.in(
            folder,
            """
            concurrent = 1
            concurrent = 2
            token = 'glrt-' verysecret
            other = verysecret
            """);

    assertThat(file.report())
        .isEqualTo(
            """
            ERROR F:2:1: not TOML: concurrent previously defined at line 1, column 1
            ERROR F:3:17: not TOML: unexpected text, expected a newline or end-of-input
            ERROR F:4:9: not TOML: unexpected text, expected a value""");
    assertThat(file.read().configuration()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "runners = []", "concurrent = 3"})
  void a_file_without_sections_says_so_and_has_a_configuration(String text) {
    ConfigFile file = ConfigFile.in(folder, text);

    assertThat(file.report())
        .isEqualTo("ERROR F:1:1: runners: is missing, expected at least one [[runners]] section");
    assertThat(file.configuration().sections()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "runners = 3, is an integer",
    "runners = [1], has elements that are no tables",
    "[runners], is a table"
  })
  void sections_are_tables_of_an_array(String text, String wrong) {
    ConfigFile file = ConfigFile.in(folder, text);

    assertThat(file.report())
        .isEqualTo("ERROR F:1:1: runners: " + wrong + ", expected [[runners]] tables");
    assertThat(file.configuration().sections()).isEmpty();
  }

  private static ConfigResult read(Path file) {
    return new ConfigReader(KnownExecutors.ALL).read(file);
  }
}
