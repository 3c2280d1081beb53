package dev.paasrunner.testkit.engine.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// When one side cannot be reached: outages of minutes, sometimes of an hour, and a call now and
/// then that fails before its effect or after it.
final class Weather {
  private final List<Outage> outages = new ArrayList<>();
  private final Random random;
  private final Instant end;
  private final double misfortune;

  private record Outage(Instant from, Instant to) {
    boolean covers(Instant instant) {
      return !instant.isBefore(from) && instant.isBefore(to);
    }
  }

  /// @param end from when on all is well
  Weather(Random random, Instant begin, Instant end) {
    this.random = random;
    this.end = end;
    this.misfortune = random.nextDouble() * 0.03;
    Duration span = Duration.between(begin, end);
    for (int i = random.nextInt(3); i > 0; i--) {
      Instant from = begin.plus(span.multipliedBy(random.nextInt(100)).dividedBy(100));
      int longest = random.nextInt(10) == 0 ? 3600 : 400;
      outages.add(new Outage(from, from.plusSeconds(random.nextInt(longest))));
    }
  }

  /// Whether a call that is made now fails at this point.
  boolean isBad(Instant now) {
    return now.isBefore(end)
        && (outages.stream().anyMatch(outage -> outage.covers(now))
            || random.nextDouble() < misfortune);
  }
}
