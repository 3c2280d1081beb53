package dev.paasrunner.testkit.gitlab.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether a final report has to be repeated, because the log is not persisted yet.
public final class FinalReports {
  /// After this the report is taken whatever became of the log.
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final long LONGEST_PAUSE_SECONDS = 64;

  private FinalReports() {}

  /// How long the runner shall wait before it repeats the report; empty if the report is taken.
  public static Optional<Duration> pause(Job job, Profile profile, Instant now) {
    return profile
        .liveTrace()
        .filter(_ -> job.traceSize() > 0)
        .flatMap(live -> pause(job.firstFinalReport(now), live, now));
  }

  private static Optional<Duration> pause(Instant first, Duration live, Instant now) {
    Duration elapsed = Duration.between(first, now);
    boolean persisted = elapsed.compareTo(live) >= 0 || elapsed.compareTo(LONGEST) >= 0;
    return persisted ? Optional.empty() : Optional.of(backoff(elapsed));
  }

  /// A power of two of the elapsed time: whoever obeys waits 1, 1, 1, 1, 2, 2, 4, 4, 8 … seconds.
  private static Duration backoff(Duration elapsed) {
    long seconds = elapsed.plusNanos(999_999_999).toSeconds();
    long pause = Long.highestOneBit(seconds) / 2;
    return Duration.ofSeconds(Math.clamp(pause, 1, LONGEST_PAUSE_SECONDS));
  }
}
