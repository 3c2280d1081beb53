package dev.paasrunner.testkit.clever.model;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Wakes who waits for something to become true. Thread-safe.
public final class Changes {
  private long count;

  /// Something changed.
  synchronized void announce() {
    count++;
    notifyAll();
  }

  private synchronized long count() {
    return count;
  }

  /// Waits until a condition holds, which is looked at after each change.
  ///
  /// @return whether it holds
  public boolean await(BooleanSupplier condition, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      long seen = count();
      if (condition.getAsBoolean()) {
        return true;
      }
      if (!next(seen, end)) {
        return condition.getAsBoolean();
      }
    }
  }

  private synchronized boolean next(long seen, long end) throws InterruptedException {
    while (count == seen) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
