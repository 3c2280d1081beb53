package dev.paasrunner.telemetry.explain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times for people, in UTC.
public final class Spans {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Spans() {}

  /// The time of day, such as `13:05:09`.
  public static String clock(Instant instant) {
    return CLOCK.format(instant);
  }

  /// The two largest units: `3d 4h`, `2h 13m`, `5m 0s`, `7s`.
  public static String words(Duration span) {
    if (span.isNegative()) {
      return "0s";
    }
    if (span.toDays() > 0) {
      return "%dd %dh".formatted(span.toDays(), span.toHoursPart());
    }
    if (span.toHours() > 0) {
      return "%dh %dm".formatted(span.toHours(), span.toMinutesPart());
    }
    return span.toMinutes() > 0
        ? "%dm %ds".formatted(span.toMinutes(), span.toSecondsPart())
        : span.toSeconds() + "s";
  }

  /// When something is due, seen from an instant: `13:05:09 (in 7s)`.
  static String due(Instant due, Instant from) {
    return due.isAfter(from)
        ? "%s (in %s)".formatted(clock(due), words(Duration.between(from, due)))
        : clock(due);
  }
}
