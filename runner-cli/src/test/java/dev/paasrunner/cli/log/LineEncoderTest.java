package dev.paasrunner.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.settings.LogFormat;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LineEncoderTest {
  private static final Surroundings JOURNAL = new Surroundings(true, false);
  private static final Surroundings TERMINAL = new Surroundings(false, true);

  @Test
  void text_has_time_level_sentence_and_keys() {
    String line =
        text(
            Surroundings.PLAIN,
            log -> log.atInfo().addKeyValue("job", 7).addKeyValue("why", "a b").log("job runs"));
    assertThat(line)
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S+ INFO  job runs job=7 why=\"a"
                + " b\"\n");
  }

  @Test
  void values_are_quoted_where_it_matters() {
    assertThat(text(Surroundings.PLAIN, log -> keyed(log, ""))).endsWith(" key=\"\"\n");
    assertThat(text(Surroundings.PLAIN, log -> keyed(log, "a=b"))).endsWith(" key=\"a=b\"\n");
    assertThat(text(Surroundings.PLAIN, log -> keyed(log, "\"\\"))).endsWith(" key=\"\\\"\\\\\"\n");
    assertThat(text(Surroundings.PLAIN, log -> keyed(log, "http://h:1/x")))
        .endsWith(" key=http://h:1/x\n");
  }

  @Test
  void what_others_wrote_stays_one_line_and_moves_no_cursor() {
    assertThat(text(Surroundings.PLAIN, log -> log.warn("one\r\ntwo\n\nthree\u001b[2J")))
        .endsWith("WARN  one / two / three?[2J\n");
    assertThat(text(Surroundings.PLAIN, log -> keyed(log, "x\nERROR y")))
        .endsWith(" key=\"x / ERROR y\"\n");
  }

  @Test
  void json_is_one_flat_object_with_numbers_as_numbers() {
    JsonObject line =
        json(
            log ->
                log.atWarn()
                    .addKeyValue("job", 7L)
                    .addKeyValue("alive", true)
                    .addKeyValue("state", "running")
                    .log("line\none <{}>", 2));
    assertThat(line.toString())
        .contains("\"level\":\"warning\",\"msg\":\"line\\none <2>\",\"job\":7,\"alive\":true")
        .endsWith("\"state\":\"running\"}");
    assertThat(Instant.parse(line.get("time").getAsString())).isNotNull();
  }

  @Test
  void a_stack_trace_is_a_field_in_json_and_lines_of_its_own_in_text() {
    Consumer<Logger> bug = log -> log.error("a bug", new IllegalStateException("why"));
    assertThat(json(bug).get("exception").getAsString()).contains("IllegalStateException: why");
    assertThat(text(Surroundings.PLAIN, bug).lines().toList())
        .hasSizeGreaterThan(2)
        .element(1)
        .isEqualTo("java.lang.IllegalStateException: why");
  }

  @Test
  void systemds_journal_gets_priorities_and_no_time() {
    assertThat(text(JOURNAL, log -> log.info("job runs"))).isEqualTo("<6>INFO  job runs\n");
    assertThat(text(JOURNAL, log -> log.error("a bug", new IllegalStateException("why"))).lines())
        .allSatisfy(line -> assertThat(line).startsWith("<3>"));
    assertThat(encoded(JOURNAL, LogFormat.JSON, log -> log.warn("x"))).startsWith("<4>{");
  }

  @Test
  void only_a_terminal_gets_colours() {
    assertThat(text(TERMINAL, log -> log.warn("x"))).contains("\u001b[33mWARN \u001b[0m x");
    assertThat(text(Surroundings.PLAIN, log -> log.warn("x"))).doesNotContain("\u001b");
    assertThat(encoded(TERMINAL, LogFormat.JSON, log -> log.warn("x"))).doesNotContain("\u001b");
  }

  private static void keyed(Logger log, String value) {
    log.atInfo().addKeyValue("key", value).log("x");
  }

  private static JsonObject json(Consumer<Logger> write) {
    String line = encoded(Surroundings.PLAIN, LogFormat.JSON, write);
    assertThat(line).hasLineCount(1).endsWith("}\n");
    return JsonParser.parseString(line).getAsJsonObject();
  }

  private static String text(Surroundings surroundings, Consumer<Logger> write) {
    return encoded(surroundings, LogFormat.TEXT, write);
  }

  private static String encoded(
      Surroundings surroundings, LogFormat format, Consumer<Logger> write) {
    LoggerContext context = new LoggerContext();
    ListAppender<ILoggingEvent> events = new ListAppender<>();
    events.start();
    Logger logger = context.getLogger("any");
    logger.addAppender(events);
    write.accept(logger);
    LineEncoder encoder = new LineEncoder(surroundings);
    encoder.become(format);
    return new String(encoder.encode(events.list.getFirst()), UTF_8);
  }
}
