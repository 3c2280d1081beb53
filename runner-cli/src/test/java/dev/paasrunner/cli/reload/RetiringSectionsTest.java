package dev.paasrunner.cli.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetiringSectionsTest {
  private static final String TWO =
      """
      [[runners]]
      name = "one"
      url = "http://127.0.0.1:9"
      token = "aaaaaaaaaaaaaaaaaaaa"
      executor = "fake"
      [[runners]]
      name = "two"
      url = "http://127.0.0.1:9"
      token = "bbbbbbbbbbbbbbbbbbbb"
      executor = "fake"
      """;

  @TempDir Path folder;
  private final ConfigReader reader = new ConfigReader(Map.of("fake", List.of()));
  private List<SectionConfig> two = List.of();

  @BeforeEach
  void read() throws IOException {
    Path file = Files.writeString(folder.resolve("config.toml"), TWO);
    two = reader.read(file).configuration().orElseThrow().sections();
  }

  @Test
  void a_section_that_was_kept_is_made_again_if_the_configuration_does_not_have_it()
      throws IOException {
    keep(two.getFirst());

    assertThat(left(two.subList(1, 2))).containsExactly("one");
    assertThat(left(two.subList(1, 2))).as("at every start").containsExactly("one");
  }

  @Test
  void what_the_configuration_has_again_is_removed() throws IOException {
    keep(two.getFirst());

    assertThat(left(two)).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void what_is_kept_is_for_its_owner_only_and_goes_when_the_jobs_are_over() throws IOException {
    RetiringSections sections = keep(two.getFirst());
    assertThat(files()).hasSize(1);
    assertThat(mode(files().getFirst())).isEqualTo("rw-------");
    assertThat(mode(folder.resolve("draining"))).isEqualTo("rwx------");

    sections.forget(two.getFirst().uniqueName(), two.getFirst().form());
    assertThat(files()).isEmpty();
  }

  @Test
  void what_cannot_be_read_stays_and_stops_nothing() throws IOException {
    keep(two.getFirst());
    Path broken = Files.writeString(folder.resolve("draining/broken.toml"), "[[runners");

    assertThat(left(two.subList(1, 2))).containsExactly("one");
    assertThat(broken).exists();
  }

  @Test
  void a_file_that_somebody_mended_goes_away_like_any_other() throws IOException {
    keep(two.getFirst());
    Files.writeString(files().getFirst(), TWO.substring(0, TWO.lastIndexOf("[[")) + "limit = 3\n");
    RetiringSections sections = RetiringSections.in(Optional.of(folder));
    RunnerSection left = sections.left(reader, this::make, two.subList(1, 2)).getFirst();

    sections.forget(left.uniqueName(), left.form().orElseThrow());
    assertThat(files()).isEmpty();
  }

  private RetiringSections keep(SectionConfig section) throws IOException {
    RetiringSections sections = RetiringSections.in(Optional.of(folder));
    sections.know(two);
    sections.keep(section.uniqueName(), section.form());
    return sections;
  }

  private List<String> left(List<SectionConfig> configured) {
    return RetiringSections.in(Optional.of(folder)).left(reader, this::make, configured).stream()
        .map(RunnerSection::name)
        .toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("draining"))) {
      return files.toList();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private Reloader.Made make(List<SectionConfig> configs) {
    return new Reloader.Made(configs.stream().map(this::section).toList(), List.of());
  }

  private RunnerSection section(SectionConfig config) {
    return new RunnerSection(
        config.name(),
        config.uniqueName(),
        new FakeCoordinator(new FakeServer(), CallHook.none()),
        new FakeExecutor(new FakePlatform(), CallHook.none()),
        _ -> new BuildContext(Map.of()),
        config.limit(),
        Optional.empty(),
        Optional.of(config.form()));
  }
}
