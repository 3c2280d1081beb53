package dev.paasrunner.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.event.KeyValuePair;

/// A line for people: time, level, sentence, and then `key=value`.
final class TextLine implements LogLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
          .withZone(ZoneId.systemDefault());
  private static final int LONGEST_LEVEL = 5;
  private static final String END = "\u001b[0m";

  private final Surroundings surroundings;

  TextLine(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public String of(ILoggingEvent event) {
    Priority priority = Priority.of(event.getLevel());
    StringBuilder line = new StringBuilder();
    if (!surroundings.journal()) {
      line.append(TIME.format(event.getInstant())).append(' ');
    }
    line.append(coloured(padded(event.getLevel().toString()), priority.colour())).append(' ');
    line.append(OneLine.of(event.getFormattedMessage()));
    if (event.getKeyValuePairs() != null) {
      event.getKeyValuePairs().forEach(pair -> line.append(' ').append(text(pair)));
    }
    line.append('\n');
    if (event.getThrowableProxy() != null) {
      line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return surroundings.journal() ? priority.marked(line.toString()) : line.toString();
  }

  private static String padded(String level) {
    return level + " ".repeat(Math.max(0, LONGEST_LEVEL - level.length()));
  }

  private String text(KeyValuePair pair) {
    return coloured(pair.key + "=", "\u001b[2m") + quoted(String.valueOf(pair.value));
  }

  private String coloured(String text, String colour) {
    return surroundings.colours() && !colour.isEmpty() ? colour + text + END : text;
  }

  private static String quoted(String value) {
    String line = OneLine.of(value);
    boolean plain = !line.isEmpty() && line.chars().noneMatch(TextLine::needsQuotes);
    return plain ? line : '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static boolean needsQuotes(int character) {
    return character == '"' || character == '=' || Character.isWhitespace(character);
  }
}
