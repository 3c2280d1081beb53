package dev.paasrunner.clever.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogExcerptTest {
  private final LogExcerpt excerpt = new LogExcerpt(List.of("true", "registry-password"));

  @Test
  void values_of_the_environment_are_hidden_but_short_words() {
    assertThat(excerpt.of(List.of("A=true B=registry-password")))
        .isEqualTo("; the end of its log:\n  A=true B=***");
  }

  @Test
  void colors_and_long_lines_are_cut() {
    assertThat(excerpt.of(List.of("\u001b[31mred\u001b[0m"))).doesNotContain("\u001b");
    assertThat(excerpt.of(List.of("x".repeat(1000)))).endsWith("x…").hasSizeLessThan(340);
  }

  @Test
  void an_empty_log_is_said_so() {
    assertThat(excerpt.of(List.of())).isEqualTo("; its log is empty");
  }
}
