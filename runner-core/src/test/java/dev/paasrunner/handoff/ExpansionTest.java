package dev.paasrunner.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.handoff.JobVariables.Variable;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpansionTest {
  private static final JobVariables VARIABLES =
      new JobVariables(
          Map.of(
              "TAG", new Variable("16", false),
              "NAME", new Variable("postgres", false),
              "FULL", new Variable("$NAME:${TAG}", false),
              "RAW", new Variable("a$TAG", true),
              "odd.name", new Variable("odd", false),
              "SELF", new Variable("x$SELF", false),
              "PING", new Variable("$PONG", false),
              "PONG", new Variable("${PING}", false)));

  @ParameterizedTest
  @CsvSource({
    "plain,                plain",
    "$NAME:$TAG,           postgres:16",
    "${NAME}:${TAG}-x,     postgres:16-x",
    "$FULL,                postgres:16",
    "$TAG$TAG,             1616",
    "x$UNKNOWN,            x",
    "x${UNKNOWN}y,         xy",
    "x${}y,                xy",
    "$RAW,                 a$TAG",
    "${odd.name},          odd",
    "$odd.name,            .name",
    "$NAMEx,               ''",
    "a$,                   a$",
    "a${NAME,              a${NAME",
    "a$$TAG,               a$16",
    "a$-b,                 a$-b"
  })
  void references_are_replaced(String text, String expected) {
    assertThat(Expansion.of(text, VARIABLES)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$SELF", "${PING}", "a/$PONG:1"})
  void a_circle_has_no_expansion(String text) {
    assertThat(Expansion.of(text, VARIABLES)).isEmpty();
  }

  @Test
  void growth_without_end_has_no_expansion() {
    assertThat(Expansion.of("$V0", doubling(64, "x"))).isEmpty();
    assertThat(Expansion.of("$V0", doubling(40, ""))).isEmpty();
    assertThat(Expansion.of("$V0", doubling(5, "x"))).contains("x".repeat(32));
  }

  @Test
  void a_long_chain_has_no_expansion() {
    Map<String, Variable> chain = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      chain.put("V" + i, new Variable("$V" + (i + 1), false));
    }
    assertThat(Expansion.of("$V0", new JobVariables(chain))).isEmpty();
    assertThat(Expansion.of("$V99960", new JobVariables(chain))).contains("");
  }

  @Test
  void a_huge_value_has_no_expansion() {
    Variable huge = new Variable("${".repeat(1_000_000), false);
    Variable hugeRaw = new Variable("x".repeat(1_000_000), true);
    assertThat(Expansion.of("$HUGE", new JobVariables(Map.of("HUGE", huge)))).isEmpty();
    assertThat(Expansion.of("$HUGE", new JobVariables(Map.of("HUGE", hugeRaw)))).isEmpty();
  }

  private static JobVariables doubling(int levels, String end) {
    Map<String, Variable> variables = new HashMap<>();
    for (int i = 0; i < levels; i++) {
      variables.put("V" + i, new Variable("$V" + (i + 1) + "$V" + (i + 1), false));
    }
    variables.put("V" + levels, new Variable(end, false));
    return new JobVariables(variables);
  }
}
