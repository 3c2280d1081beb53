package dev.paasrunner.register.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyPromptTest {
  private static final Question NAME = Question.of("Name", "--name");

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
  private final List<String> shownWhenMade = new ArrayList<>();

  private Console slow() {
    shownWhenMade.add(shown());
    return new Piped(new BufferedReader(new StringReader("a\nb\n")), out);
  }

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  @Test
  void the_first_question_is_shown_before_the_console_is_there() throws Exception {
    try (Console console = new EarlyPrompt(out, this::slow)) {
      assertThat(console.ask(NAME)).isEqualTo("a");
      assertThat(console.ask(NAME)).isEqualTo("b");
    }

    assertThat(shownWhenMade).containsExactly("Name: ");
    assertThat(shown()).startsWith("Name: \rName: ");
  }

  @Test
  void a_secret_is_not_asked_for_before_it_can_be_hidden() throws Exception {
    try (Console console = new EarlyPrompt(out, this::slow)) {
      assertThat(console.ask(NAME.asSecret())).isEqualTo("a");
    }

    assertThat(shownWhenMade).containsExactly("");
  }

  @Test
  void nothing_is_made_if_nothing_is_asked() {
    new EarlyPrompt(out, this::slow).close();

    assertThat(shownWhenMade).isEmpty();
  }
}
