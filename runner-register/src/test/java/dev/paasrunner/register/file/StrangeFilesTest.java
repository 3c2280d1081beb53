package dev.paasrunner.register.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.Configuration;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.spi.Setting;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file has one section, of the name `old`.
class StrangeFilesTest {
  private static final ConfigReader READER =
      new ConfigReader(
          Map.of("fixed", List.of(Setting.optional("size", Setting.Type.STRING, "a size"))));

  @TempDir private Path folder;

  private Path file;
  private ConfigFile config;

  static Stream<Path> strange_files() throws IOException, URISyntaxException {
    Path strange =
        Path.of(StrangeFilesTest.class.getResource("/strange/plain.toml").toURI()).getParent();
    try (Stream<Path> all = Files.list(strange)) {
      return all.filter(path -> path.toString().endsWith(".toml")).sorted().toList().stream();
    }
  }

  @BeforeEach
  void name_the_file() {
    file = folder.resolve("config.toml");
    config = new ConfigFile(file, READER);
  }

  @ParameterizedTest
  @MethodSource("strange_files")
  void a_section_is_added_behind_all_that_is_there(Path strange) throws Exception {
    byte[] before = Files.readAllBytes(Files.copy(strange, file));

    config.add(Optional.empty(), Given.section("new"));

    byte[] after = Files.readAllBytes(file);
    assertThat(Arrays.copyOf(after, before.length)).isEqualTo(before);
    assertThat(names()).containsExactly("old", "new");
    assertThat(withoutLineEndsOf(strange, after)).doesNotContain("\r");
  }

  private static String withoutLineEndsOf(Path strange, byte[] text) {
    String all = new String(text, StandardCharsets.UTF_8);
    if (!strange.getFileName().toString().startsWith("crlf")) {
      return all;
    }
    assertThat(all.replace("\r\n", "")).doesNotContain("\n");
    return all.replace("\r\n", "");
  }

  @ParameterizedTest
  @MethodSource("strange_files")
  void the_added_section_is_removed_and_the_rest_is_as_it_was(Path strange) throws Exception {
    byte[] before = Files.readAllBytes(Files.copy(strange, file));
    config.add(Optional.empty(), Given.section("new"));

    config.remove("new");

    byte[] after = Files.readAllBytes(file);
    assertThat(Arrays.copyOf(after, before.length)).isEqualTo(before);
    assertThat(new String(after, StandardCharsets.UTF_8).strip())
        .isEqualTo(new String(before, StandardCharsets.UTF_8).strip());
  }

  @ParameterizedTest
  @MethodSource("strange_files")
  void the_first_section_is_removed_with_all_its_tables(Path strange) throws Exception {
    Files.copy(strange, file);
    config.add(Optional.empty(), Given.section("new"));

    config.remove("old");

    Configuration left = READER.read(file).configuration().orElseThrow();
    assertThat(left.sections()).extracting(SectionConfig::name).containsExactly("new");
    assertThat(left.engine().limits().concurrent()).isEqualTo(4);
    assertThat(left.sections().getFirst().handOff().innerConfig()).doesNotContain("alpine");
    assertThat(Files.readString(file)).doesNotContain("executor = \"fixed\"\n  limit");
  }

  private List<String> names() {
    return READER.read(file).configuration().orElseThrow().sections().stream()
        .map(SectionConfig::name)
        .toList();
  }
}
