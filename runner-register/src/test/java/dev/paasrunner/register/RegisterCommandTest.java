package dev.paasrunner.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.Configuration;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.plugins.InstalledExecutors;
import dev.paasrunner.register.arguments.Option;
import dev.paasrunner.settings.QuotaReference;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.http.Fault;
import dev.paasrunner.testkit.gitlab.http.Reply;
import dev.paasrunner.testkit.gitlab.model.Profile;
import dev.paasrunner.testkit.gitlab.model.RunnerOptions;
import dev.paasrunner.testkit.gitlab.model.Switch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterCommandTest {
  private static final String REGISTRATION_TOKEN = "GR1348941S3CRET";
  private static final String RUNNER_TOKEN = "glrt-t1_S3CRET_of_runner";

  @TempDir private Path folder;

  private final Command command = new Command();
  private FakeGitLab gitlab;
  private Path config;

  @BeforeEach
  void start() {
    gitlab = FakeGitLab.start(Profile.recent().with(Switch.REGISTRATION_TOKENS));
    gitlab.addRegistrationToken(REGISTRATION_TOKEN);
    gitlab.addRunner(RUNNER_TOKEN);
    config = folder.resolve("config.toml");
  }

  @AfterEach
  void stop() {
    assertThat(command.said() + command.complained()).doesNotContain("S3CRET");
    gitlab.close();
  }

  private ExitCode register(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--non-interactive",
                "--name",
                "ours",
                "-c",
                gitlab.url().toString(),
                "-e",
                "local-process",
                "--set",
                "process_host_dir=" + folder.resolve("hosts")));
    arguments.addAll(List.of(more));
    arguments.add(config.toString());
    return command.run(arguments.toArray(String[]::new));
  }

  private Configuration written() {
    ConfigReader reader =
        new ConfigReader(InstalledExecutors.find(getClass().getClassLoader()).settings());
    return reader.read(config).configuration().orElseThrow();
  }

  @Test
  void a_registration_token_makes_a_paused_runner_and_a_file_that_the_daemon_accepts() {
    assertThat(register("-t", REGISTRATION_TOKEN, "--max-concurrency", "7"))
        .isEqualTo(ExitCode.DONE);

    SectionConfig section = written().sections().getFirst();
    assertThat(section.name()).isEqualTo("ours");
    assertThat(section.token().reveal()).isEqualTo(gitlab.runners().getLast().token());
    assertThat(written().engine().limits().concurrent()).isEqualTo(7);
    assertThat(written().stateFile()).contains(folder.resolve("config.state.json"));
    assertThat(gitlab.runners().getLast().options())
        .isEqualTo(new RunnerOptions("ours", Set.of(), true, true));
    assertThat(command.said()).contains("ours is in " + config).contains("It is paused");
    assertThat(command.complained()).isEmpty();
  }

  @Test
  void the_section_is_written_as_gitlab_runner_writes_it() {
    register("--token", RUNNER_TOKEN, "--state-file-path", folder + "/s.json");

    assertThat(config)
        .content()
        .matches(
            """
            concurrent = 50
            state_file = "%1$s/s\\.json"

            \\[\\[runners]]
              name = "ours"
              url = "%2$s"
              id = 1
              token = "%3$s"
              token_obtained_at = 20..-..-..T..:..:..Z
              token_expires_at = 0001-01-01T00:00:00Z
              executor = "local-process"
              process_host_dir = "%1$s/hosts"
            """
                .formatted(folder, gitlab.url(), RUNNER_TOKEN));
    assertThat(gitlab.runners()).hasSize(1);
    assertThat(gitlab.runners().getFirst().systemIds()).isEmpty();
  }

  @Test
  void the_properties_of_the_old_way_are_told() {
    register(
        "-t",
        REGISTRATION_TOKEN,
        "--tag-list",
        "a, b",
        "--paused",
        "false",
        "--run-untagged=true",
        "--locked",
        "true",
        "--maximum-timeout",
        "3600");

    assertThat(gitlab.runners().getLast().options())
        .isEqualTo(new RunnerOptions("ours", Set.of("a", "b"), true, false));
    assertThat(command.said()).doesNotContain("paused");
  }

  @Test
  void whatever_is_not_given_is_taken_from_the_environment_and_files() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), RUNNER_TOKEN + "\n");
    command
        .with("HEPTAPOD_PAAS_RUNNER_TOKEN_FILE", token.toString())
        .with("HEPTAPOD_PAAS_RUNNER_MAX_CONCURRENCY", "3")
        .with("HEPTAPOD_PAAS_RUNNER_NAME", "not used");

    assertThat(register()).isEqualTo(ExitCode.DONE);

    assertThat(written().engine().limits().concurrent()).isEqualTo(3);
    assertThat(written().sections().getFirst().name()).isEqualTo("ours");
  }

  @Test
  void any_key_of_the_section_can_be_set() throws Exception {
    Path script = Files.writeString(folder.resolve("script"), "echo \"a\"\necho b\n");

    register(
        "--token",
        RUNNER_TOKEN,
        "--set",
        "limit=2",
        "--set",
        "docker.privileged=true",
        "--set",
        "docker.volumes=[\"/a\", \"/b\"]",
        "--set",
        "clone_url=https://x",
        "--set-from-file",
        "pre_build_script=" + script);

    assertThat(written().sections().getFirst().limit()).isEqualTo(2);
    assertThat(config)
        .content()
        .contains("  limit = 2\n  clone_url = \"https://x\"\n")
        .contains("  pre_build_script = \"echo \\\"a\\\"\\necho b\"\n")
        .contains("  [runners.docker]\n    privileged = true\n    volumes = [\"/a\", \"/b\"]\n");
  }

  @Test
  void a_quota_refers_to_the_new_runner() {
    register("--token", RUNNER_TOKEN, "--quota-flavor", "M", "--quota-jobs", "4");

    assertThat(written().engine().limits().quota().orElseThrow().runner()).isEqualTo("ours");
  }

  @Test
  void a_rehearsal_shows_the_section_and_does_nothing() throws Exception {
    assertThat(register("--token", RUNNER_TOKEN, "--dry-run")).isEqualTo(ExitCode.DONE);

    assertThat(command.said())
        .contains("concurrent = 50")
        .contains("[[runners]]\n  name = \"ours\"")
        .contains("token = \"***\"");
    assertThat(config).doesNotExist();
    assertThat(gitlab.requests()).isEmpty();
  }

  @Test
  void what_is_missing_or_wrong_is_a_mistake_before_anything_is_sent() {
    assertMistake("One token is expected", "--name", "x", "-t", "a", "--token", "b");
    assertMistake("--registration-token is missing");
    assertMistake("--executor: expected one of", "--token", RUNNER_TOKEN, "-e", "none");
    assertMistake("--max-concurrency: expected", "--token", RUNNER_TOKEN, "--max-concurrency", "0");
    assertMistake("--tls-ca-file: /no/file", "--token", RUNNER_TOKEN, "--tls-ca-file", "/no/file");
    assertMistake("whole", "--token", RUNNER_TOKEN, "--maximum-timeout", "1h");
    assertMistake("runners.limit", "--token", RUNNER_TOKEN, "--set", "limit=many");
    assertThat(gitlab.requests()).isEmpty();
    assertThat(config).doesNotExist();
  }

  private void assertMistake(String expected, String... more) {
    Command fresh = new Command();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--non-interactive",
                "--name",
                "ours",
                "-c",
                gitlab.url().toString(),
                "-e",
                "local-process",
                "--set",
                "process_host_dir=" + folder.resolve("hosts")));
    arguments.addAll(List.of(more));
    arguments.add(config.toString());
    assertThat(fresh.run(arguments.toArray(String[]::new))).isEqualTo(ExitCode.MISTAKE);
    assertThat(fresh.complained()).contains(expected).doesNotContain("S3CRET");
  }

  @Test
  void a_state_file_that_cannot_be_kept_is_explained_before_anything_is_sent() {
    assertThat(register("-t", REGISTRATION_TOKEN, "--state-file-path", folder + "/none/s.json"))
        .isEqualTo(ExitCode.MISTAKE);

    assertThat(command.complained())
        .contains("in which the daemon is to keep its jobs, does not exist");
    assertThat(gitlab.requests()).isEmpty();
  }

  @Test
  void a_coordinator_that_refuses_leaves_everything_as_it_was() throws Exception {
    byte[] before = "# mine\r\nconcurrent = 3".getBytes(StandardCharsets.UTF_8);
    Files.write(config, before);
    gitlab.become(Profile.recent());

    assertThat(register("-t", REGISTRATION_TOKEN)).isEqualTo(ExitCode.FAILED);

    assertThat(command.complained()).contains("410").contains("glrt-").hasLineCount(1);
    assertThat(config).hasBinaryContent(before);
  }

  @Test
  void a_runner_that_cannot_be_written_down_is_removed_again() {
    gitlab.fault(
        Endpoint.REGISTER_RUNNER,
        Fault.altered(
            reply -> {
              makeFolderReadOnly();
              return reply;
            }));

    assertThat(register("-t", REGISTRATION_TOKEN)).isEqualTo(ExitCode.FAILED);

    assertThat(command.complained()).contains("the runner that had been made was removed again");
    assertThat(gitlab.runners()).hasSize(1);
  }

  /// Root may write anywhere, so the name is taken by a folder instead.
  private void makeFolderReadOnly() {
    try {
      Files.createDirectories(config.resolve("in the way"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_runner_that_cannot_be_removed_again_is_named() {
    gitlab.fault(
        Endpoint.REGISTER_RUNNER,
        Fault.altered(
            _ -> {
              makeFolderReadOnly();
              return Reply.json(201, "{\"id\":77,\"token\":\"glrtr-S3CRET\"}");
            }));

    assertThat(register("-t", REGISTRATION_TOKEN)).isEqualTo(ExitCode.FAILED);

    assertThat(command.complained()).contains("the runner 77 that was made is still there");
  }

  @Test
  void a_runner_is_not_added_twice() {
    register("--token", RUNNER_TOKEN);
    gitlab.clearRequests();

    assertThat(register("--token", RUNNER_TOKEN)).isEqualTo(ExitCode.MISTAKE);

    assertThat(command.complained()).contains("a section with this URL and token already");
    assertThat(gitlab.requests()).isEmpty();
  }

  @Test
  void the_identity_of_a_daemon_that_is_there_is_used_and_stays() throws Exception {
    Path state = Files.createDirectory(folder.resolve("s.json.d"));
    Files.writeString(state.resolve(".runner_system_id"), "r_0123456789ab\n");
    Files.writeString(config, "state_file = \"" + folder + "/s.json\"\n");

    register("--token", RUNNER_TOKEN);

    assertThat(gitlab.runners().getFirst().systemIds()).containsExactly("r_0123456789ab");
  }

  @Test
  void questions_are_asked_for_what_is_missing_and_asked_again_after_a_wrong_answer()
      throws Exception {
    command.answering(
        "ours",
        "nowhere",
        gitlab.url().toString(),
        RUNNER_TOKEN,
        "local-proces",
        "local-process",
        "",
        folder + "/hosts",
        "n",
        "0",
        "",
        "",
        "y",
        "M",
        "5");

    assertThat(command.run(config.toString())).isEqualTo(ExitCode.DONE);

    assertThat(command.said())
        .contains("name, what people call the section, in logs and messages: ")
        .contains("--coordinator-url: expected http:// or https://")
        .contains("--executor: expected one of ")
        .contains("--set process_host_dir=...: expected a value")
        .contains("More settings? [y/N]: ")
        .contains("concurrent, most jobs at once over all sections, at least 1 [50]: ")
        .contains("state_dir [" + folder + "/config.state.json]: ")
        .contains("Limit the hosts by their size, too (quota)? [y/N]: ");
    assertThat(written().engine().limits().quota()).contains(new QuotaReference("ours", "M", 5));
    assertThat(written().engine().limits().concurrent()).isEqualTo(50);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void answers_that_end_too_early_leave_nothing_behind() {
    command.answering("ours", gitlab.url().toString());

    assertThat(command.run(config.toString())).isEqualTo(ExitCode.MISTAKE);

    assertThat(command.complained()).contains("nothing was registered or written");
    assertThat(config).doesNotExist();
  }

  @Test
  void help_and_version_are_told() {
    assertThat(command.run("--help")).isEqualTo(ExitCode.DONE);
    assertThat(command.run("-V")).isEqualTo(ExitCode.DONE);
    assertThat(command.run()).isEqualTo(ExitCode.MISTAKE);
    for (Option option : Option.values()) {
      assertThat(command.said()).contains(option.written());
    }
    assertThat(command.complained()).startsWith("The configuration file is missing.");
  }
}
