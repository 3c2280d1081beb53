package dev.paasrunner.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;

/// Makes text of an event.
@FunctionalInterface
interface LogLine {
  /// The event in one line, with its end; a stack trace may take more.
  String of(ILoggingEvent event);
}
