package dev.paasrunner.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.register.WrittenRunners.Verdict;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.http.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenRunnersTest {
  private static final String OF_WEB = "glrt-t1_Web_S3CRET";
  private static final String LEGACY = "glrtr-Legacy_S3CRET";
  private static final String SYSTEM_ID = "r_0123456789ab";

  @TempDir private Path folder;

  private FakeGitLab gitlab;
  private Path config;
  private WrittenRunners runners;

  @BeforeEach
  void start() throws IOException {
    gitlab = FakeGitLab.start();
    gitlab.addRunner(OF_WEB);
    gitlab.addRunner(LEGACY);
    config = folder.resolve("config.toml");
    Files.writeString(config, section("web", OF_WEB) + "# between\n" + section("old", LEGACY));
    runners =
        new WrittenRunners(
            config,
            new ConfigReader(Map.of("fixed", List.of())),
            Map.of(),
            "1.2",
            InstantSource.system());
  }

  private String section(String name, String token) {
    return "[[runners]]\nname = \"%s\"\nurl = \"%s\"\ntoken = \"%s\"\nexecutor = \"fixed\"\n"
        .formatted(name, gitlab.url(), token);
  }

  @AfterEach
  void stop() {
    gitlab.close();
  }

  private void keepIdentity() throws IOException {
    Path state = Files.createDirectory(folder.resolve("config.toml.state.d"));
    Files.writeString(state.resolve(".runner_system_id"), SYSTEM_ID + "\n");
  }

  @Test
  void each_token_is_verified_on_its_own() throws Exception {
    gitlab.removeRunner(OF_WEB);

    List<Verdict> verdicts = runners.verify();

    assertThat(verdicts).extracting(Verdict::name).containsExactly("web", "old");
    assertThat(verdicts).extracting(Verdict::good).containsExactly(false, true);
    assertThat(verdicts.getFirst().sentence()).contains("403").doesNotContain("S3CRET");
    assertThat(gitlab.runners().getFirst().systemIds()).isEmpty();
  }

  @Test
  void a_section_that_the_daemon_leaves_out_is_reported_between_the_others() throws Exception {
    Files.writeString(
        config,
        "concurrent = 2\n"
            + section("web", OF_WEB)
            + "[[runners]]\nname = \"broken\"\ntoken = \"glrt-S3CRET\"\nexecutor = \"none\"\n"
            + "[[runners]]\n"
            + section("old", LEGACY));

    List<Verdict> verdicts = runners.verify();

    assertThat(verdicts)
        .extracting(Verdict::name)
        .containsExactly("web", "broken", "the section in line 11", "old");
    assertThat(verdicts).extracting(Verdict::good).containsExactly(true, false, false, true);
    assertThat(verdicts.get(1).sentence())
        .startsWith("the daemon cannot use this section: " + config + ":")
        .contains("runners.url", "; ", "runners.executor")
        .doesNotContain("S3CRET");
  }

  @Test
  void a_file_whose_only_section_is_broken_is_reported_too() throws Exception {
    Files.writeString(config, "[[runners]]\nname = \"broken\"\n");

    assertThat(runners.verify()).extracting(Verdict::name).containsExactly("broken");
    assertThat(gitlab.requests()).isEmpty();
  }

  @Test
  void a_file_that_is_not_there_cannot_be_verified() throws Exception {
    Files.delete(config);

    assertThat(catchThrowableOfType(RegisterException.class, runners::verify))
        .hasMessageContaining("does not exist");
  }

  @Test
  void a_runner_of_the_old_way_is_removed_with_its_section() throws Exception {
    assertThat(runners.unregister("old")).startsWith("the runner was removed");

    assertThat(gitlab.runners()).hasSize(1);
    assertThat(config).content().isEqualTo(section("web", OF_WEB) + "# between\n");
  }

  @Test
  void a_runner_of_the_web_interface_stays_and_forgets_this_daemon() throws Exception {
    keepIdentity();
    runners.verify();
    assertThat(gitlab.runners().getFirst().systemIds()).isEqualTo(Set.of(SYSTEM_ID));

    assertThat(runners.unregister("web")).startsWith("the runner stays");

    assertThat(gitlab.runners()).hasSize(2);
    assertThat(gitlab.runners().getFirst().systemIds()).isEmpty();
    assertThat(config).content().isEqualTo("# between\n" + section("old", LEGACY));
  }

  @Test
  void a_section_whose_runner_is_gone_is_removed_nevertheless() throws Exception {
    gitlab.removeRunner(LEGACY);

    assertThat(runners.unregister("old")).endsWith("knows no such runner any more");

    assertThat(config).content().doesNotContain("old");
  }

  @Test
  void a_coordinator_that_does_not_answer_keeps_the_section() throws Exception {
    byte[] before = Files.readAllBytes(config);
    gitlab.fault(Fault.status(502).html("<html>"));

    assertThat(catchThrowableOfType(RegisterException.class, () -> runners.unregister("old")))
        .hasMessageContaining("502");

    assertThat(config).hasBinaryContent(before);
  }

  @Test
  void a_name_that_is_not_there_is_a_mistake() {
    assertThat(catchThrowableOfType(RegisterException.class, () -> runners.unregister("none")))
        .hasMessageEndingWith("has no usable section none");
    assertThat(gitlab.requests()).isEmpty();
  }
}
