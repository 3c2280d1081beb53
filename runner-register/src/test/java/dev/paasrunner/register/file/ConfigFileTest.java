package dev.paasrunner.register.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.Configuration;
import dev.paasrunner.config.Problem;
import dev.paasrunner.job.Secret;
import dev.paasrunner.settings.QuotaReference;
import dev.paasrunner.spi.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  private static final ConfigReader READER =
      new ConfigReader(
          Map.of("fixed", List.of(Setting.optional("size", Setting.Type.TABLE, "a size"))));

  @TempDir private Path folder;

  private Path file;
  private ConfigFile config;

  @BeforeEach
  void name_the_file() {
    file = folder.resolve("config.toml");
    config = new ConfigFile(file, READER);
  }

  @Test
  void a_new_file_is_private_and_complete() throws Exception {
    Path state = Path.of("/var/lib/größe \"x\"/state.json");
    NewFile head = new NewFile(3, state, Optional.of(new QuotaReference("one", "M", 2)));

    assertThat(config.isNew()).isTrue();
    assertThat(config.add(Optional.of(head), Given.section("one"))).isEmpty();

    assertThat(mode()).isEqualTo("rw-------");
    assertThat(file)
        .content()
        .isEqualTo(
            """
            concurrent = 3
            state_file = "/var/lib/größe \\"x\\"/state.json"

            [quota_computation]
              reference_runner = "one"
              reference_flavor = "M"
              reference_jobs_count = 2

            [[runners]]
              name = "one"
              url = "https://gitlab.example"
              token = "glrt-newone_S3CRET"
              executor = "fixed"
            """);
    Configuration read = READER.read(file).configuration().orElseThrow();
    assertThat(read.stateFile()).contains(state);
    assertThat(read.engine().limits().quota()).isPresent();
    assertThat(config.isNew()).isFalse();
  }

  @Test
  void a_file_in_which_nothing_is_set_gets_a_head_and_keeps_its_comments_and_mode()
      throws Exception {
    Files.writeString(file, "# by hand\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    config.add(
        Optional.of(new NewFile(3, Path.of("s.json"), Optional.empty())), Given.section("one"));

    assertThat(file)
        .content()
        .startsWith("# by hand\n\nconcurrent = 3\nstate_file = \"s.json\"\n\n[[runners]]\n");
    assertThat(mode()).isEqualTo("rw-r-----");
  }

  @Test
  void a_file_with_a_setting_gets_no_head() throws Exception {
    Files.writeString(file, "check_interval = 5\n");

    config.add(
        Optional.of(new NewFile(3, Path.of("s.json"), Optional.empty())), Given.section("one"));

    assertThat(file).content().startsWith("check_interval = 5\n\n[[runners]]\n");
  }

  @Test
  void tables_follow_the_keys_of_the_section() throws Exception {
    List<Entry> entries = new ArrayList<>(Given.section("one").entries());
    entries.add(1, new Entry(List.of("size", "a b"), "\"x\"", false));
    entries.add(2, new Entry(List.of("size", "c"), "\"y\"", false));
    entries.add(3, new Entry(List.of("docker", "sysctls", "net.x"), "\"1\"", false));

    config.add(Optional.empty(), new NewSection(entries));

    assertThat(file)
        .content()
        .endsWith(
            """
              executor = "fixed"
              [runners.size]
                "a b" = "x"
                c = "y"
                [runners.docker.sysctls]
                  "net.x" = "1"
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tab\tquote\"backslash\\",
        "line\nfeed\r\n",
        "\u0000\u001f\u007f\u0085",
        "größe 😀",
        "",
        "\\u0041",
        "'''",
        "${x} # no comment"
      })
  void any_text_is_read_as_it_was_given(String text) throws Exception {
    List<Entry> entries = new ArrayList<>(Given.section("one").entries());
    entries.add(new Entry(List.of("size", text), TomlWords.string(text), false));

    config.add(Optional.empty(), new NewSection(entries));

    assertThat(
            READER
                .read(file)
                .configuration()
                .orElseThrow()
                .sections()
                .getFirst()
                .settings()
                .table("size"))
        .isEqualTo(Map.of(text, text));
  }

  @Test
  void what_is_not_toml_is_refused_with_its_line_and_stays() throws Exception {
    byte[] broken = "concurrent = 3\n[[runners]\nname = S3CRET\n".getBytes(StandardCharsets.UTF_8);
    Files.write(file, broken);

    assertThat(refusal()).startsWith(file + ":2:").contains("not TOML").doesNotContain("S3CRET");
    assertThat(file).hasBinaryContent(broken);
    assertThat(filesInFolder()).containsExactly(file);
  }

  @Test
  void other_files_that_cannot_be_read_are_refused() throws Exception {
    Files.write(file, new byte[] {'#', (byte) 0xff, '\n'});
    assertThat(refusal()).contains("is not UTF-8 here");
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(refusal()).contains("is a directory");
  }

  @Test
  void a_section_that_the_daemon_would_not_accept_is_not_written() throws Exception {
    NewSection wrong =
        new NewSection(List.of(Entry.text("name", "x"), Entry.text("executor", "none")));
    ConfigFileException error =
        catchThrowableOfType(ConfigFileException.class, () -> config.add(Optional.empty(), wrong));

    assertThat(error).hasMessageContaining(file + ":1:1: runners.url: is missing");
    assertThat(error).hasMessageContaining("runners.executor");
    assertThat(filesInFolder()).isEmpty();
  }

  @Test
  void what_was_wrong_before_does_not_keep_a_section_out() throws Exception {
    Files.writeString(file, "[[runners]]\nname = \"left by the original program\"\n");

    List<Problem> news = config.add(Optional.empty(), Given.section("one"));

    assertThat(news).isEmpty();
    assertThat(config.runners()).hasSize(2);
  }

  @Test
  void a_list_of_sections_in_one_value_cannot_get_another() throws Exception {
    Files.writeString(file, "runners = []\n");

    assertThat(refusal()).startsWith(file + ":");
    assertThat(file).content().isEqualTo("runners = []\n");
  }

  @Test
  void a_trial_leaves_nothing_behind() throws Exception {
    config.tryToAdd(Optional.empty(), Given.section("one"));

    assertThat(filesInFolder()).isEmpty();
  }

  @Test
  void a_runner_that_is_there_is_found_also_with_another_slash() throws Exception {
    config.add(Optional.empty(), Given.section("one"));
    Secret token = Secret.of("glrt-newone_S3CRET");

    assertThat(config.holds("https://gitlab.example/", token)).isTrue();
    assertThat(config.holds("https://other.example", token)).isFalse();
    assertThat(config.holds("https://gitlab.example", Secret.of("glrt-other"))).isFalse();
    assertThat(config.runners().toString()).doesNotContain("S3CRET");
  }

  @Test
  void a_symbolic_link_goes_on_to_lead_to_the_file() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real")).resolve("real.toml");
    Files.createSymbolicLink(file, Path.of("real", "real.toml"));

    config.add(Optional.empty(), Given.section("one"));
    config.add(Optional.empty(), Given.section("two"));

    assertThat(file).isSymbolicLink();
    assertThat(real).content().contains("\"one\"").contains("\"two\"");
  }

  @Test
  void a_folder_that_is_not_there_is_named() {
    ConfigFile nowhere = new ConfigFile(folder.resolve("none/config.toml"), READER);

    assertThat(
            catchThrowableOfType(
                ConfigFileException.class,
                () -> nowhere.add(Optional.empty(), Given.section("one"))))
        .hasMessageStartingWith("cannot write " + folder.resolve("none/config.toml"));
  }

  @Test
  void a_name_must_be_that_of_one_section_to_be_removed() throws Exception {
    config.add(Optional.empty(), Given.section("one"));

    assertThat(catchThrowableOfType(ConfigFileException.class, () -> config.remove("two")))
        .hasMessage(file + " has no section of the name two");
    Files.writeString(file, "[[runners]]\nname = \"one\"\n[[runners]]\nname = 'one'\n");
    assertThat(catchThrowableOfType(ConfigFileException.class, () -> config.remove("one")))
        .hasMessage(file + " has 2 sections of the name one");
  }

  @Test
  void comments_around_a_removed_section_stay() throws Exception {
    Files.writeString(file, "a = 1 # x\n# above\n[[runners]] # r\nname = \"x\"\n# below\n\n[z]\n");

    config.remove("x");

    assertThat(file).content().isEqualTo("a = 1 # x\n# above\n# below\n\n[z]\n");
  }

  @Test
  void secrets_are_not_shown() {
    NewSection section = Given.section("one");

    assertThat(section.toString()).doesNotContain("S3CRET");
    assertThat(section.text(false)).contains("token = \"***\"").doesNotContain("S3CRET");
  }

  private String refusal() {
    return catchThrowableOfType(
            ConfigFileException.class, () -> config.add(Optional.empty(), Given.section("one")))
        .getMessage();
  }

  private String mode() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<Path> filesInFolder() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
