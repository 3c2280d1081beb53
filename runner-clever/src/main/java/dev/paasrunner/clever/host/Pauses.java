package dev.paasrunner.clever.host;

import dev.paasrunner.time.Time;
import java.time.Duration;
import java.time.Instant;

/// Pauses that grow, until a deadline.
final class Pauses {
  private final Time time;
  private final Duration longest;
  private final Instant deadline;
  private Duration next;

  Pauses(Time time, Duration first, Duration longest, Duration patience) {
    this.time = time;
    this.next = first;
    this.longest = longest;
    this.deadline = time.instant().plus(patience);
  }

  /// Makes the next pause at least so long.
  ///
  /// @return false if it would end after the deadline
  boolean lengthen(Duration atLeast) {
    next = next.compareTo(atLeast) < 0 ? atLeast : next;
    return !time.instant().plus(atLeast).isAfter(deadline);
  }

  /// Waits, half as long again as the last time.
  ///
  /// @return false, at once, if the deadline has passed
  boolean pause() throws InterruptedException {
    Instant now = time.instant();
    if (!now.isBefore(deadline)) {
      return false;
    }
    Instant due = now.plus(next);
    time.sleepUntil(due.isBefore(deadline) ? due : deadline);
    Duration grown = next.multipliedBy(3).dividedBy(2);
    next = grown.compareTo(longest) < 0 ? grown : longest;
    return true;
  }
}
