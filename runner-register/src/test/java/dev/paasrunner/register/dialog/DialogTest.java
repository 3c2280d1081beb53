package dev.paasrunner.register.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DialogTest {
  private static final Question QUESTION = Question.of("More?", "--more");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Dialog piped(String input) {
    return new Dialog(
        new Piped(
            new BufferedReader(new StringReader(input)),
            new PrintStream(out, true, StandardCharsets.UTF_8)));
  }

  @Test
  void what_was_given_is_not_asked_for() throws Exception {
    String answer = piped("").answer(QUESTION, Optional.of("given"), text -> text);

    assertThat(answer).isEqualTo("given");
    assertThat(out.size()).isZero();
  }

  @Test
  void yes_must_be_said() throws Exception {
    assertThat(piped("y\n").agrees(QUESTION)).isTrue();
    assertThat(piped("\n").agrees(QUESTION)).isFalse();
    assertThat(piped("perhaps\nyes\n").agrees(QUESTION)).isTrue();
    assertThat(new Dialog(new Unattended()).agrees(QUESTION)).isFalse();
  }

  @Test
  void nobody_answers_only_what_has_a_default() throws Exception {
    Dialog dialog = new Dialog(new Unattended());

    String usual = dialog.answer(QUESTION.withDefault("7"), Optional.empty(), text -> text);
    assertThat(usual).isEqualTo("7");
    UnansweredException missing =
        catchThrowableOfType(
            UnansweredException.class,
            () -> dialog.answer(QUESTION, Optional.empty(), text -> text));
    assertThat(missing).hasMessage("--more is missing, and nobody can be asked");
    assertThat(missing.isInterrupted()).isFalse();
  }
}
