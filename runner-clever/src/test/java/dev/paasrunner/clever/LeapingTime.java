package dev.paasrunner.clever;

import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that a test moves, and that leaps to the deadline of whoever waits for one. Only waiting
/// without a deadline is real.
final class LeapingTime implements Time {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

  @Override
  public Instant instant() {
    return now.get();
  }

  void pass(Duration time) {
    Instant _ = now.updateAndGet(before -> before.plus(time));
  }

  private void leapTo(Instant deadline) {
    Instant _ = now.updateAndGet(before -> before.isBefore(deadline) ? deadline : before);
  }

  @Override
  public Thread start(String name, Runnable task) {
    return Thread.ofVirtual().name(name).start(task);
  }

  @Override
  public Wakeup newWakeup() {
    return new Leap();
  }

  private final class Leap implements Wakeup {
    private final Semaphore signals = new Semaphore(0);

    @Override
    public boolean await(Instant deadline) throws InterruptedException {
      if (deadline.equals(Instant.MAX)) {
        signals.acquire();
        return true;
      }
      boolean signalled = signals.tryAcquire();
      if (!signalled) {
        leapTo(deadline);
      }
      return signalled;
    }

    @Override
    public void signal() {
      signals.release();
    }
  }
}
