package dev.paasrunner.testkit.time;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A thread that works only when it is its turn. All but [#awaitTurn] is called with the time's
/// lock held.
final class Strand {
  private final SimulatedProcess process;
  private @Nullable Thread thread;
  private @Nullable SimulatedWakeup wakeup;
  private Instant deadline = Instant.MAX;
  private boolean begun;
  private boolean interrupted;
  private volatile boolean itsTurn;

  Strand(SimulatedProcess process) {
    this.process = process;
  }

  void begin(String name, Runnable work) {
    thread = Thread.ofVirtual().name(name).unstarted(work);
  }

  Thread thread() {
    if (thread == null) {
      throw new IllegalStateException("not begun");
    }
    return thread;
  }

  SimulatedProcess process() {
    return process;
  }

  Instant deadline() {
    return deadline;
  }

  void waitFor(SimulatedWakeup awaited, Instant until) {
    wakeup = awaited;
    deadline = until;
  }

  boolean waitsFor(SimulatedWakeup one) {
    return wakeup == one;
  }

  boolean isInterrupted() {
    return interrupted || thread().isInterrupted();
  }

  void takeTurn() {
    if (begun) {
      itsTurn = true;
      if (thread != Thread.currentThread()) {
        LockSupport.unpark(thread);
      }
    } else {
      begun = true;
      thread().start();
    }
  }

  /// Called by the thread itself, which gave its turn away.
  void awaitTurn(Object lock) throws InterruptedException {
    while (!itsTurn) {
      LockSupport.park(this);
      synchronized (lock) {
        // Taken over, since a thread that is interrupted does not park.
        interrupted |= Thread.interrupted();
      }
    }
    itsTurn = false;
    dieIfKilled();
    if (interrupted) {
      interrupted = false;
      throw new InterruptedException();
    }
  }

  void dieIfKilled() {
    process.dieIfKilled();
  }
}
