package dev.paasrunner.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The machine's clock and virtual threads.
public final class SystemTime implements Time {
  /// Longer waits are cut into pieces of this length, so that a clock that was set is noticed.
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  @Override
  public Instant instant() {
    return Instant.now();
  }

  @Override
  public Wakeup newWakeup() {
    return new SemaphoreWakeup();
  }

  @Override
  public Thread start(String name, Runnable task) {
    return Thread.ofVirtual().name(name).start(task);
  }

  private final class SemaphoreWakeup implements Wakeup {
    private final Semaphore signals = new Semaphore(0);

    @Override
    public boolean await(Instant deadline) throws InterruptedException {
      if (deadline.equals(Instant.MAX)) {
        signals.acquire();
      } else if (!acquireBefore(deadline)) {
        return false;
      }
      signals.drainPermits();
      return true;
    }

    private boolean acquireBefore(Instant deadline) throws InterruptedException {
      Duration left = Duration.between(instant(), deadline);
      long nanos = left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT.toNanos() : left.toNanos();
      return signals.tryAcquire(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
    }

    @Override
    public void signal() {
      signals.release();
    }
  }
}
