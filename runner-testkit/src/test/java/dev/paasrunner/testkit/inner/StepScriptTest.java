package dev.paasrunner.testkit.inner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepScriptTest {
  @Test
  void each_command_is_shown_as_it_stands_and_then_run() {
    assertThat(StepScript.of(List.of("echo 'a b'")))
        .startsWith("set -e\n")
        .endsWith("printf '%s\\n' '\u001b[32;1m$ echo '\\''a b'\\''\u001b[0;m'\necho 'a b'\n");
  }

  @Test
  void of_a_command_of_several_lines_the_first_is_shown() {
    assertThat(StepScript.of(List.of("if true\nthen echo\nfi")))
        .contains("$ if true # collapsed multi-line command\u001b")
        .endsWith("\nif true\nthen echo\nfi\n");
  }
}
