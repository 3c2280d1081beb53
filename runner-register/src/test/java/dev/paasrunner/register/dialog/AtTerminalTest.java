package dev.paasrunner.register.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With JLine's own terminals over streams, on which keys were pressed beforehand.
class AtTerminalTest {
  private static final String XTERM = "xterm";
  private static final String DUMB = "dumb";

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  private Console terminal(String type, String keys) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
    Terminal terminal =
        type.equals(DUMB)
            ? new DumbTerminal("test", DUMB, in, screen, StandardCharsets.UTF_8)
            : TerminalBuilder.builder()
                .system(false)
                .streams(in, screen)
                .type(type)
                .encoding(StandardCharsets.UTF_8)
                .size(new Size(80, 24))
                .paused(true)
                .build();
    AtTerminal console = new AtTerminal(terminal);
    if (terminal.canPauseResume()) {
      terminal.resume();
    }
    return console;
  }

  private String shown() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {XTERM, DUMB})
  void a_line_is_the_answer_and_an_empty_one_the_default(String type) throws Exception {
    try (Console console = terminal(type, "größe!!\r\r")) {
      Question question = Question.of("Name", "--name").withDefault("usual");

      assertThat(console.ask(question)).isEqualTo("größe!!");
      assertThat(console.ask(question)).isEqualTo("usual");
      assertThat(shown()).contains("Name [usual]: ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {XTERM, DUMB})
  void a_secret_is_not_echoed_and_not_remembered(String type) throws Exception {
    String previousLine = "\u0010";
    try (Console console =
        terminal(type, "S3CRET\r" + (type.equals(XTERM) ? previousLine : "") + "\r")) {
      assertThat(console.ask(Question.of("Token", "--token").asSecret())).isEqualTo("S3CRET");
      assertThat(console.ask(Question.of("Name", "--name"))).isEmpty();
      assertThat(shown()).contains("Token: ").doesNotContain("S3").doesNotContain("*");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {XTERM})
  void choices_are_completed(String type) throws Exception {
    try (Console console = terminal(type, "cle\t\r")) {
      Question question =
          Question.of("Executor", "-e").offering(() -> List.of("clever-docker", "local-docker"));

      assertThat(console.ask(question)).isEqualTo("clever-docker");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc\u0003", "\u0004", ""})
  void control_c_control_d_and_the_end_of_the_terminal_stop_the_dialog(String keys)
      throws Exception {
    try (Console console = terminal(XTERM, keys)) {
      assertThat(
              catchThrowableOfType(
                      UnansweredException.class, () -> console.ask(Question.of("Name", "--name")))
                  .isInterrupted())
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {XTERM, DUMB})
  void a_wrong_answer_is_explained_and_asked_again(String type) throws Exception {
    try (Console console = terminal(type, "one\r1\r")) {
      Reading<Integer> number =
          answer -> {
            if (!answer.matches("[0-9]+")) {
              throw new WrongAnswerException("no number");
            }
            return Integer.valueOf(answer);
          };

      int answer =
          new Dialog(console).answer(Question.of("How many", "-n"), Optional.empty(), number);

      assertThat(answer).isEqualTo(1);
      assertThat(shown()).contains("-n: no number");
    }
  }
}
