package dev.paasrunner.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import org.slf4j.event.KeyValuePair;

/// A line for programs: one flat JSON object, with GitLab Runner's names for what both have.
final class JsonLine implements LogLine {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final Surroundings surroundings;

  JsonLine(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public String of(ILoggingEvent event) {
    Priority priority = Priority.of(event.getLevel());
    JsonObject line = new JsonObject();
    line.addProperty("time", event.getInstant().toString());
    line.addProperty("level", priority.word());
    line.addProperty("msg", event.getFormattedMessage());
    if (event.getKeyValuePairs() != null) {
      event.getKeyValuePairs().forEach(pair -> add(line, pair));
    }
    if (event.getThrowableProxy() != null) {
      line.addProperty("exception", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    String text = GSON.toJson(line) + "\n";
    return surroundings.journal() ? priority.marked(text) : text;
  }

  private static void add(JsonObject line, KeyValuePair pair) {
    switch (pair.value) {
      case Number number -> line.addProperty(pair.key, number);
      case Boolean bool -> line.addProperty(pair.key, bool);
      case null, default -> line.addProperty(pair.key, String.valueOf(pair.value));
    }
  }
}
