package dev.paasrunner.cli.cycle;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/// What one logger writes while a test looks.
final class Lines implements AutoCloseable {
  private final Logger logger;
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  Lines(String name) {
    logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(name);
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    events.start();
    logger.addAppender(events);
  }

  List<String> all() {
    return List.copyOf(events.list).stream().map(Lines::text).toList();
  }

  private static String text(ILoggingEvent event) {
    return event.getKeyValuePairs().stream()
        .map(pair -> " " + pair.key + "=" + pair.value)
        .collect(Collectors.joining("", event.getFormattedMessage(), ""));
  }

  @Override
  public void close() {
    logger.detachAppender(events);
    logger.setAdditive(true);
    logger.setLevel(null);
  }
}
