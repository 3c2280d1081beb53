package dev.paasrunner.testkit.time;

import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// A clock for tests. Time stands still while any thread that was started through it works, and
/// jumps to the next deadline when all of them wait, but only as far as the test allows. So hours
/// pass in milliseconds, and no test sleeps.
///
/// Threads must wait through [Wakeup]s of this clock only: one that waits elsewhere (for a real
/// server, say) counts as working, and holds time still until it is back.
public final class ManualTime implements Time {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quiet = lock.newCondition();
  private final List<ManualWakeup> waiting = new ArrayList<>();
  private final ThreadLocal<Boolean> mine = ThreadLocal.withInitial(() -> false);
  private Instant now = START;
  private Instant limit = START;
  private int working;
  private int outsiders;

  @Override
  public Instant instant() {
    lock.lock();
    try {
      return now;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Wakeup newWakeup() {
    return new ManualWakeup(lock.newCondition());
  }

  @Override
  public Thread start(String name, Runnable task) {
    changeWorking(1);
    return Thread.ofVirtual()
        .name(name)
        .start(
            () -> {
              mine.set(true);
              try {
                runToItsEnd(task);
              } finally {
                changeWorking(-1);
              }
            });
  }

  private static void runToItsEnd(Runnable task) {
    try {
      task.run();
    } catch (Throwable end) {
      // After a simulated death this thread is gone, like its process.
      if (!(end instanceof SimulatedDeath)) {
        throw end;
      }
    }
  }

  /// Lets a time pass, and returns when everything that falls into it is done.
  public void advance(Duration duration) throws InterruptedException {
    lock.lock();
    try {
      Instant until = now.plus(duration);
      settle(until);
      now = until;
    } finally {
      lock.unlock();
    }
  }

  /// Lets time pass from one deadline to the next until a condition holds.
  ///
  /// @return whether it holds; false if it does not within the duration
  public boolean runUntil(BooleanSupplier condition, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      Instant until = now.plus(atMost);
      settle(now);
      while (!holds(condition)) {
        Optional<Instant> next = nextDeadline().filter(instant -> !instant.isAfter(until));
        if (next.isEmpty()) {
          return false;
        }
        settle(next.get());
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// The condition may ask this clock, or code that waits for threads which do.
  private boolean holds(BooleanSupplier condition) {
    lock.unlock();
    try {
      return condition.getAsBoolean();
    } finally {
      lock.lock();
    }
  }

  private void settle(Instant until) throws InterruptedException {
    limit = until;
    moveOn();
    while (working > 0 || isDue(nextDeadline())) {
      quiet.await();
    }
  }

  private void changeWorking(int by) {
    lock.lock();
    try {
      working += by;
      moveOn();
    } finally {
      lock.unlock();
    }
  }

  /// If all threads wait: wakes the one whose deadline is next, or says that all is quiet.
  private void moveOn() {
    if (working > 0) {
      return;
    }
    Optional<Instant> next = nextDeadline();
    if (isDue(next)) {
      now = next.get().isAfter(now) ? next.get() : now;
      waiting.stream()
          .filter(wakeup -> wakeup.deadline.equals(next.get()))
          .findFirst()
          .ifPresent(ManualWakeup::release);
    } else {
      quiet.signalAll();
    }
  }

  private boolean isDue(Optional<Instant> next) {
    // Whoever waits from outside has to see an end, so time is not held back for it.
    return next.isPresent() && (outsiders > 0 || !next.get().isAfter(limit));
  }

  private Optional<Instant> nextDeadline() {
    return waiting.stream()
        .map(wakeup -> wakeup.deadline)
        .filter(deadline -> deadline.isBefore(Instant.MAX))
        .min(Comparator.naturalOrder());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private final class ManualWakeup implements Wakeup {
    private final Condition released;
    private boolean signalled;
    private boolean parked;
    private boolean insider;
    private Instant deadline = Instant.MAX;

    private ManualWakeup(Condition released) {
      this.released = released;
    }

    @Override
    public boolean await(Instant until) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        if (!signalled && now.isBefore(until)) {
          // As the machine's clock, which may come back early: callers have to look again.
          park(until.equals(Instant.MAX) ? until : earlier(until, now.plus(LONGEST_WAIT)));
        }
        boolean signal = signalled;
        signalled = false;
        return signal;
      } finally {
        lock.unlock();
      }
    }

    private void park(Instant until) throws InterruptedException {
      deadline = until;
      parked = true;
      insider = mine.get();
      waiting.add(this);
      count(-1);
      moveOn();
      try {
        while (parked) {
          released.await();
        }
      } finally {
        // After an interruption nobody released it.
        release();
      }
    }

    private void release() {
      if (parked) {
        parked = false;
        waiting.remove(this);
        count(1);
        released.signal();
      }
    }

    private void count(int by) {
      if (insider) {
        working += by;
      } else {
        outsiders -= by;
      }
    }

    @Override
    public void signal() {
      lock.lock();
      try {
        signalled = true;
        release();
      } finally {
        lock.unlock();
      }
    }
  }
}
