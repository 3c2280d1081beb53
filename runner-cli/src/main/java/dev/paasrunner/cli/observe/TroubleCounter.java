package dev.paasrunner.cli.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.paasrunner.telemetry.Telemetry;

/// Counts the lines of the log that tell of trouble.
final class TroubleCounter extends AppenderBase<ILoggingEvent> {
  private final Telemetry telemetry;

  TroubleCounter(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
      telemetry.errorLogged();
    } else if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      telemetry.warningLogged();
    }
  }
}
