package dev.paasrunner.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.handoff.JsonSpans.Span;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSpansTest {
  @Test
  void members_are_found_between_odd_blanks() {
    String text = "\t{ \"a\"\n:\r 1 ,\"b\" : \"x\" , \"c\":[ ] }\n";

    Map<String, String> members = members(text);

    assertThat(members).containsOnlyKeys("a", "b", "c");
    assertThat(members).containsEntry("a", "1");
    assertThat(members).containsEntry("b", "\"x\"");
    assertThat(members).containsEntry("c", "[ ]");
  }

  @Test
  void brackets_and_quotes_in_strings_are_text() {
    String text = "{\"a\":{\"x\":\"}]\\\"{[\"},\"b\":[\"\\\\\",\"]\"],\"c\":true}";

    Map<String, String> members = members(text);

    assertThat(members).containsEntry("a", "{\"x\":\"}]\\\"{[\"}");
    assertThat(members).containsEntry("b", "[\"\\\\\",\"]\"]");
    assertThat(members).containsEntry("c", "true");
  }

  @Test
  void the_last_of_several_members_of_one_name_counts() {
    String text = "{\"a\":1,\"\\u0061\":2}";

    assertThat(members(text)).containsExactly(entry("a", "2"));
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_root() {
    assertThat(members("\ufeff{\"a\":1}")).containsOnlyKeys("a");
  }

  @Test
  void strings_are_decoded_and_other_values_are_no_strings() {
    String text = "[\"\\u00e9\\n\\/😀\", 1, null, {}]";
    JsonSpans spans = JsonSpans.of(text).orElseThrow();
    List<Span> elements = spans.elements(spans.root());

    assertThat(spans.string(elements.getFirst())).contains("é\n/😀");
    assertThat(elements.subList(1, 4)).allMatch(value -> spans.string(value).isEmpty());
  }

  @Test
  void a_value_of_another_kind_has_neither_members_nor_elements() {
    JsonSpans spans = JsonSpans.of("\"{}\"").orElseThrow();

    assertThat(spans.members(spans.root())).isEmpty();
    assertThat(spans.elements(spans.root())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{'a':1}", "{\"a\":1,}", "{a:1}", "[1;2]", "{} x", "// c\n{}", "[01]"})
  void what_is_not_json_to_the_letter_has_no_spans(String text) {
    assertThat(JsonSpans.of(text)).isEmpty();
  }

  @RepeatedTest(200)
  void every_span_of_a_random_text_holds_the_value_that_gson_finds(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String text = new RandomJson(random).object(4);

    JsonSpans spans = JsonSpans.of(text).orElseThrow();
    check(spans, text, spans.root(), JsonParser.parseString(text));
  }

  private static void check(JsonSpans spans, String text, Span span, JsonElement expected) {
    assertThat(JsonParser.parseString(slice(text, span))).isEqualTo(expected);
    if (expected instanceof JsonObject object) {
      Map<String, Span> members = spans.members(span);
      assertThat(members.keySet()).isEqualTo(object.keySet());
      members.forEach((name, value) -> check(spans, text, value, object.get(name)));
    }
    if (expected instanceof JsonArray array) {
      Iterator<Span> elements = spans.elements(span).iterator();
      array.forEach(element -> check(spans, text, elements.next(), element));
      assertThat(elements).isExhausted();
    }
  }

  /// The members of the root, each as it is written.
  private static Map<String, String> members(String text) {
    JsonSpans spans = JsonSpans.of(text).orElseThrow();
    return spans.members(spans.root()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> slice(text, entry.getValue())));
  }

  private static String slice(String text, Span span) {
    return text.substring(span.from(), span.to());
  }
}
