package dev.paasrunner.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import dev.paasrunner.settings.LogFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LogLinesTest {
  @Test
  void an_event_is_one_line_with_its_keys_and_values() throws JoranException {
    assertThat(line(log -> log.atInfo().addKeyValue("job", 7).log("moved")))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S+ INFO  moved job=7\n");
  }

  @Test
  void a_message_with_line_breaks_stays_one_line() throws JoranException {
    assertThat(line(log -> log.warn("one\r\ntwo\n\nthree"))).endsWith("WARN  one / two / three\n");
  }

  @Test
  void lines_go_to_standard_error() throws JoranException {
    assertThat(appender(configured()).getTarget()).isEqualTo("System.err");
  }

  @Test
  void the_format_may_change_while_the_program_runs() throws JoranException {
    LoggerContext context = configured();
    new Logging(context).set(LogFormat.JSON);
    assertThat(line(context, log -> log.info("x"))).startsWith("{");
    new Logging(context).set(LogFormat.TEXT);
    assertThat(line(context, log -> log.info("x"))).endsWith(" INFO  x\n");
  }

  private static String line(Consumer<Logger> write) throws JoranException {
    return line(configured(), write);
  }

  private static String line(LoggerContext context, Consumer<Logger> write) {
    ConsoleAppender<ILoggingEvent> appender = appender(context);
    ListAppender<ILoggingEvent> events = new ListAppender<>();
    events.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAppender(appender);
    root.addAppender(events);
    write.accept(context.getLogger("any"));
    root.detachAppender(events);
    root.addAppender(appender);
    return new String(appender.getEncoder().encode(events.list.getFirst()), UTF_8);
  }

  private static LoggerContext configured() throws JoranException {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogLinesTest.class.getResource("/logback.xml"));
    return context;
  }

  private static ConsoleAppender<ILoggingEvent> appender(LoggerContext context) {
    return (ConsoleAppender<ILoggingEvent>)
        context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR");
  }
}
