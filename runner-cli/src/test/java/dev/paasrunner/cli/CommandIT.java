package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.gitlab.FakeGitLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The commands as a user starts them, as far as they end by themselves.
@Timeout(120)
class CommandIT {
  @TempDir static Path shared;
  private static Distribution distribution;

  @TempDir Path folder;

  @BeforeAll
  static void unpack() throws IOException {
    distribution = Distribution.copyTo(shared.resolve("heptapod paas runner"));
  }

  @Test
  void help_is_printed_from_a_folder_with_blanks() throws Exception {
    try (Launched command = distribution.start("--help")) {
      assertThat(command.standardOutput()).startsWith("Usage: heptapod-paas-runner [options]");
      assertThat(command.standardError()).isEmpty();
      assertThat(command.exitCode()).isZero();
    }
  }

  @Test
  void the_version_is_that_of_the_jar_also_through_a_chain_of_links() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("runner"), distribution.runner());
    Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("runner"));
    assertThat(link).isNotEqualTo(second);

    try (Launched command = distribution.start(second, Map.of(), "--version")) {
      assertThat(command.standardOutput())
          .matches("heptapod-paas-runner [0-9]+\\.[0-9]+.* \\(Java 25.*\\)");
      assertThat(command.exitCode()).isZero();
    }
  }

  @Test
  void an_unknown_option_is_named_and_ends_with_2() throws Exception {
    assertMistake("Unrecognized option: --frobnicate", "--frobnicate", "x.toml");
  }

  @Test
  void a_file_that_does_not_exist_ends_with_2() throws Exception {
    assertMistake("/nowhere/no file.toml:1:1: ", "/nowhere/no file.toml");
  }

  @Test
  void text_that_is_not_toml_ends_with_2_and_its_position() throws Exception {
    Path file = Files.writeString(folder.resolve("bad.toml"), "concurrent = 1\nstate_file = [\n");

    assertMistake(file + ":", file.toString());
  }

  @Test
  void a_file_without_a_usable_section_ends_with_2_and_names_every_problem() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("config.toml"),
            """
            concurrent = 2
            [[runners]]
            name = "one"
            url = "http://127.0.0.1:9"
            token = "glrt-aaaaaaaaaaaaaaaaaaaa"
            executor = "acme-nothing"
            [[runners]]
            name = "two"
            executor = "local-docker"
            """);

    try (Launched command = distribution.start(file.toString())) {
      assertThat(command.exitCode()).isEqualTo(2);
      assertThat(command.standardError())
          .contains(file + ":6:1: runners.executor: is the unknown executor acme-nothing")
          .contains("runners.token: is missing")
          .contains("runners.url: is missing")
          .contains("no usable runner section")
          .doesNotContain("\tat ", "glrt-");
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.state.d");
  }

  @Test
  void a_section_whose_executor_cannot_be_made_is_left_out_with_its_position() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("config.toml"),
            """
            [[runners]]
            url = "http://127.0.0.1:9"
            token = "glrt-aaaaaaaaaaaaaaaaaaaa"
            executor = "clever-docker"
            cc_orga_id = "not-an-organization"
            cc_token = "s3cret"
            """);

    assertMistake(file + ":1:1: runners.cc_orga_id: is \"not-an-organization\"", file.toString());
  }

  @Test
  void a_state_directory_that_cannot_be_made_ends_with_2() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("config.toml"),
            """
            state_dir = "/dev/null/state"
            [[runners]]
            url = "http://127.0.0.1:9"
            token = "glrt-aaaaaaaaaaaaaaaaaaaa"
            executor = "clever-docker"
            """);

    assertMistake("The state directory /dev/null/state cannot be used", file.toString());
  }

  @Test
  void registration_explains_itself() throws Exception {
    Path script = distribution.script("heptapod-paas-runner-register");
    try (Launched command = distribution.start(script, Map.of(), "--help")) {
      assertThat(command.standardOutput()).contains("--coordinator-url", "--executor");
      assertThat(command.exitCode()).isZero();
    }
  }

  @Test
  void the_token_of_a_runner_is_verified_and_the_runner_unregistered() throws Exception {
    try (FakeGitLab gitlab = FakeGitLab.start()) {
      gitlab.addRunner("glrt-t1_goodGoodGoodGood");
      Path file =
          Files.writeString(
              folder.resolve("config.toml"),
              """
              # kept
              [[runners]]
              name = "good"
              url = "%s"
              token = "glrt-t1_goodGoodGoodGood"
              executor = "local-docker"
              [[runners]]
              name = "bad"
              url = "%s"
              token = "glrt-t1_badBadBadBadBadB"
              executor = "local-docker"
              """
                  .formatted(gitlab.url(), gitlab.url()));
      try (Launched verify = distribution.start("verify", file.toString())) {
        assertThat(verify.standardOutput()).contains("good: the token is good");
        assertThat(verify.standardError()).contains("bad: ").doesNotContain("badBadBad");
        assertThat(verify.exitCode()).isEqualTo(2);
      }
      try (Launched unregister =
          distribution.start("unregister", file.toString(), "--name", "bad")) {
        assertThat(unregister.exitCode()).isZero();
      }
      assertThat(file).content().contains("# kept", "good").doesNotContain("bad");
    }
  }

  private void assertMistake(String text, String... arguments) throws Exception {
    try (Launched command = distribution.start(arguments)) {
      assertThat(command.exitCode()).isEqualTo(2);
      assertThat(command.standardError()).contains(text).doesNotContain("\tat ");
      assertThat(command.standardOutput()).isEmpty();
    }
  }
}
