package dev.paasrunner.cli.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.cli.reload.Reloader;
import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.gitlab.GitLabCoordinator;
import dev.paasrunner.gitlab.GitLabSettings;
import dev.paasrunner.handoff.GeneratedHandOff;
import dev.paasrunner.register.WrittenRunners;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.settings.TraceWatch;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.model.Access;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String TOKEN = "glrt-t1_known_S3CRET";
  private static final String WATCH = "glpat-watch_S3CRET";

  @TempDir private Path folder;
  @AutoClose private final FakeGitLab gitlab = FakeGitLab.start();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ConfigReader reader = new ConfigReader(Map.of("fake", List.of()));

  @BeforeEach
  void addTokens() {
    gitlab.addRunner(TOKEN);
    gitlab.addAccessToken(WATCH, Access.BUILD_READER);
  }

  @Test
  void what_works_is_good_and_no_job_is_asked_for() throws Exception {
    assertThat(check(config(TOKEN, WATCH, "any"), true)).isTrue();
    assertThat(out.toString(UTF_8))
        .contains("the token is good", "paas_job_trace_watch is accepted", "is as it should")
        .contains("the flavor any of one weighs 1.0", "is good.")
        .doesNotContain("S3CRET");
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(gitlab.requests())
        .noneSatisfy(request -> assertThat(request.toString()).contains("jobs/request"));
  }

  @Test
  void a_token_that_the_coordinator_does_not_know_is_a_mistake() throws Exception {
    assertThat(check(config("glrt-t1_other_S3CRET", WATCH, "any"), true)).isFalse();
    assertThat(err.toString(UTF_8)).startsWith("section one: ").contains("403").hasLineCount(1);
  }

  @Test
  void a_coordinator_that_does_not_answer_is_a_mistake() throws Exception {
    Path file = config(TOKEN, WATCH, "any");
    gitlab.close();
    assertThat(check(file, true)).isFalse();
    assertThat(err.toString(UTF_8)).contains("section one: ").doesNotContain("S3CRET");
  }

  @Test
  void a_token_that_may_not_read_logs_is_a_mistake() throws Exception {
    assertThat(check(config(TOKEN, "glpat-none_S3CRET", "any"), true)).isFalse();
    assertThat(err.toString(UTF_8))
        .startsWith("section one: the token of paas_job_trace_watch does not work: ")
        .contains("401")
        .hasLineCount(1);
  }

  @Test
  void a_flavor_of_the_quota_that_is_not_there_is_a_mistake() throws Exception {
    assertThat(check(config(TOKEN, WATCH, "NOPE"), true)).isFalse();
    assertThat(err.toString(UTF_8))
        .startsWith("quota_computation: the flavor NOPE of one is not known, correct reference_")
        .contains("choose of [any]");
  }

  @Test
  void nobody_is_asked_unless_that_is_wanted() throws Exception {
    assertThat(check(config("glrt-t1_other_S3CRET", "none", "NOPE"), false)).isTrue();
    assertThat(gitlab.requests()).isEmpty();
  }

  @Test
  void a_state_directory_that_cannot_be_is_a_mistake() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path config = config(TOKEN, WATCH, "any");
    Files.writeString(config, "state_dir = \"" + file + "/a/b\"\n" + Files.readString(config));
    assertThat(check(config, false)).isFalse();
    assertThat(err.toString(UTF_8)).contains("/file is no directory; correct state_dir.");
    assertThat(file).isRegularFile();
  }

  @Test
  void a_name_reaches_no_controls_of_a_terminal() throws Exception {
    Path config = config(TOKEN, WATCH, "any");
    String text = Files.readString(config);
    Files.writeString(config, text.replace("\"one\"", "\"one\\u001b[2J\\ntwo\""));
    assertThat(check(config, true)).isTrue();
    assertThat(out.toString(UTF_8)).contains("section one?[2J / two: ").doesNotContain("\u001b");
  }

  private boolean check(Path file, boolean online) throws InterruptedException {
    WrittenRunners written =
        new WrittenRunners(file, reader, Map.of(), "1.2", InstantSource.system());
    return new CheckCommand(
            reader,
            sections -> new Reloader.Made(sections.stream().map(this::made).toList(), List.of()),
            written::verify,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8))
        .run(file, online);
  }

  private RunnerSection made(SectionConfig config) {
    GitLabCoordinator coordinator = coordinator(config);
    return new RunnerSection(
        config.name(),
        config.uniqueName(),
        coordinator,
        new FakeExecutor(new FakePlatform(), CallHook.none()),
        new GeneratedHandOff(config.handOff()),
        config.limit(),
        config
            .traceWatch()
            .map(
                watch ->
                    new TraceWatch(
                        coordinator.traceProbe(watch.token()), watch.timeout(), watch.step())));
  }

  private static GitLabCoordinator coordinator(SectionConfig config) {
    try {
      return GitLabCoordinator.open(
          GitLabSettings.of(
              config.url().toString(), config.token(), "r_000000000000", config.executor(), "1.2"),
          Map.of(),
          InstantSource.system());
    } catch (InvalidSettingsException e) {
      throw new AssertionError(e);
    }
  }

  private Path config(String token, String watch, String flavor) throws IOException {
    return Files.writeString(
        folder.resolve("config.toml"),
        """
        [quota_computation]
        reference_runner = "one"
        reference_flavor = "%s"
        reference_jobs_count = 2
        [[runners]]
        name = "one"
        url = "%s"
        token = "%s"
        executor = "fake"
        [runners.paas_job_trace_watch]
        token = "%s"
        """
            .formatted(flavor, gitlab.url(), token, watch));
  }
}
