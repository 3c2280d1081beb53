package dev.paasrunner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class MarkedDockerfileTest {
  @Test
  void every_stage_begins_with_the_mark() {
    assertThat(marked("FROM a AS one\nRUN x\n\n  from b\nCOPY c d\n"))
        .isEqualTo(
            "FROM a AS one\nLABEL \"k\"=\"v\"\nRUN x\n\n  from b\nLABEL \"k\"=\"v\"\nCOPY c d\n");
  }

  @Test
  void the_mark_stands_behind_a_from_of_several_lines() {
    assertThat(marked("FROM \\\n# a comment\n  a \nRUN x"))
        .isEqualTo("FROM \\\n# a comment\n  a \nLABEL \"k\"=\"v\"\nRUN x\n");
  }

  @Test
  void a_continued_line_that_looks_like_a_stage_is_none() {
    assertThat(marked("FROM a\nRUN echo \\\n\nFROM b\n"))
        .isEqualTo("FROM a\nLABEL \"k\"=\"v\"\nRUN echo \\\n\nFROM b\n");
  }

  @Test
  void another_escape_character_is_obeyed() {
    String dockerfile =
        """
        # syntax=x
        # escape=`
        FROM a
        RUN `
        FROM b
        RUN c\\
        FROM d
        """;

    assertThat(MarkedDockerfile.of(dockerfile, Map.of("k", "a`b$")))
        .isEqualTo(
            """
            # syntax=x
            # escape=`
            FROM a
            LABEL "k"="a``b`$"
            RUN `
            FROM b
            RUN c\\
            FROM d
            LABEL "k"="a``b`$"
            """);
  }

  @Test
  void values_are_quoted() {
    assertThat(MarkedDockerfile.of("FROM a", Map.of("k", "q\"b\\d$e f\ng")))
        .isEqualTo("FROM a\nLABEL \"k\"=\"q\\\"b\\\\d\\$e f g\"\n");
  }

  private static String marked(String dockerfile) {
    return MarkedDockerfile.of(dockerfile, Map.of("k", "v"));
  }
}
