package dev.paasrunner.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.http.Fault;
import dev.paasrunner.testkit.gitlab.model.Profile;
import dev.paasrunner.testkit.gitlab.model.Switch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A person at a real terminal.
@Timeout(120)
class TerminalIT {
  private static final String REGISTRATION_TOKEN = "GR1348941S3CRET";

  @TempDir private Path folder;

  private final FakeGitLab gitlab =
      FakeGitLab.start(Profile.recent().with(Switch.REGISTRATION_TOKENS));
  private Path config;

  @BeforeEach
  void start() {
    boolean available = PseudoTerminal.isAvailable();
    if (!available) {
      System.err.println("SKIPPED: TerminalIT, because there is no program script");
    }
    assumeTrue(available);
    gitlab.addRegistrationToken(REGISTRATION_TOKEN);
    config = folder.resolve("config.toml");
  }

  @AfterEach
  void stop() {
    gitlab.close();
  }

  private void answerAll(PseudoTerminal terminal, String executor) throws Exception {
    terminal
        .await("name, what people call the section, in logs and messages: ")
        .type("ours\r")
        .await("url, the address of GitLab or Heptapod, http or https: ")
        .type("gitlab\r")
        .await("expected http:// or https:// and a host name")
        .await("url, the address of GitLab or Heptapod, http or https: ")
        .type(gitlab.url() + "\r")
        .await("registration token: ")
        .type(REGISTRATION_TOKEN + "\r")
        .await("executor, what makes the hosts")
        .await("): ")
        .type(executor + "\r")
        .await("process_host_dir")
        .await(": ")
        .type(folder.resolve("hosts") + "\r")
        .await("More settings? [y/N]: ")
        .type("\r")
        .await("concurrent, most jobs at once over all sections, at least 1 [50]: ")
        .type("4\r")
        .await("state_file, ")
        .await("]: ")
        .type("\r")
        .await("(quota)? [y/N]: ")
        .type("\r");
  }

  @Test
  void questions_are_answered_with_completion_and_secrets_are_not_shown() throws Exception {
    try (PseudoTerminal terminal = PseudoTerminal.start("xterm", config)) {
      answerAll(terminal, "local-pr\t");

      assertThat(terminal.end()).isZero();
      assertThat(terminal.shown()).contains("ours is in").doesNotContain("S3CRET");
    }
    assertThat(config).content().startsWith("concurrent = 4\n").contains("\"local-process\"");
  }

  @Test
  void a_terminal_without_any_abilities_will_do() throws Exception {
    try (PseudoTerminal terminal = PseudoTerminal.start("dumb", config)) {
      answerAll(terminal, "local-process");

      assertThat(terminal.end()).isZero();
      assertThat(terminal.shown()).doesNotContain("S3CRET");
    }
    assertThat(config).content().contains("\"local-process\"");
  }

  @Test
  void secrets_are_not_shown_either_when_only_the_output_goes_elsewhere() throws Exception {
    Path output = folder.resolve("output");
    try (PseudoTerminal terminal = PseudoTerminal.startWithOutputTo(output, config)) {
      answerAll(terminal, "local-process");

      assertThat(terminal.end()).isZero();
      assertThat(terminal.shown()).contains("local-process").doesNotContain("S3CRET");
    }
    assertThat(output).content().startsWith(gitlab.url() + ": ours is in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0003", "\u0004"})
  void control_c_and_control_d_stop_and_leave_nothing(String key) throws Exception {
    try (PseudoTerminal terminal = PseudoTerminal.start("xterm", config)) {
      terminal
          .await("name, what people call the section, in logs and messages: ")
          .type("ours\r")
          .await("url, the address of GitLab or Heptapod, http or https: ")
          .type(key);

      assertThat(terminal.end()).isEqualTo(130);
      assertThat(terminal.shown()).contains("nothing was registered or written");
    }
    assertThat(config).doesNotExist();
  }

  @Test
  void control_c_while_a_runner_is_made_removes_it_again() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    gitlab.fault(Endpoint.REGISTER_RUNNER, Fault.heldUntil(answered).afterEffect());
    try (PseudoTerminal terminal = PseudoTerminal.start("xterm", config)) {
      answerAll(terminal, "local-process");
      gitlab.awaitRequest(request -> request.is(Endpoint.REGISTER_RUNNER), Duration.ofSeconds(60));

      terminal.type("\u0003").await("^C");
      answered.countDown();

      assertThat(terminal.end()).isEqualTo(130);
      assertThat(terminal.shown()).contains("the runner that had been made was removed again");
    }
    assertThat(gitlab.runners()).isEmpty();
    assertThat(config).doesNotExist();
  }
}
