package dev.paasrunner.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.paasrunner.settings.LogFormat;

/// Writes each event as one line, in a format that may change at any time.
public final class LineEncoder extends EncoderBase<ILoggingEvent> {
  private final Surroundings surroundings;
  private volatile LogLine line;

  /// Begins with text.
  public LineEncoder() {
    this(Surroundings.ofThisProcess());
  }

  LineEncoder(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.line = new TextLine(surroundings);
  }

  /// Writes in another format from now on. Any thread.
  public void become(LogFormat format) {
    line =
        switch (format) {
          case TEXT -> new TextLine(surroundings);
          case JSON -> new JsonLine(surroundings);
        };
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return line.of(event).getBytes(UTF_8);
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
