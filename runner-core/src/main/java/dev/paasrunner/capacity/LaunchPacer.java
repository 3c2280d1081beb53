package dev.paasrunner.capacity;

import dev.paasrunner.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Keeps a least time between the creations of two hosts. Whoever comes takes the next free instant
/// and waits for it, so that they are served in the order in which they came.
public final class LaunchPacer {
  private volatile Duration spacing;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private Instant next;

  public LaunchPacer(Duration spacing, Time time) {
    this.spacing = spacing;
    this.time = time;
    // The last creation before a restart is not known: as if it had been just now.
    this.next = time.instant().plus(spacing);
  }

  /// Keeps another spacing from the next creation on.
  public void become(Duration other) {
    spacing = other;
  }

  /// Waits for the next free instant.
  ///
  /// @param waiting is told that instant before the wait, if there is one
  public void awaitTurn(Consumer<Instant> waiting) throws InterruptedException {
    if (spacing.isPositive()) {
      Instant mine = take();
      if (mine.isAfter(time.instant())) {
        waiting.accept(mine);
      }
      time.sleepUntil(mine);
    }
  }

  private Instant take() {
    lock.lock();
    try {
      Instant now = time.instant();
      Instant mine = next.isAfter(now) ? next : now;
      next = mine.plus(spacing);
      return mine;
    } finally {
      lock.unlock();
    }
  }
}
