package dev.paasrunner.store;

import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Holds what is started until it is told to run it, and lets waits pass at once.
final class HeldTime implements Time {
  private final List<Runnable> held = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Wakeup newWakeup() {
    return new Wakeup() {
      @Override
      public boolean await(Instant deadline) {
        now = deadline;
        return false;
      }

      @Override
      public void signal() {}
    };
  }

  @Override
  public synchronized Thread start(String name, Runnable task) {
    held.add(task);
    return Thread.currentThread();
  }

  /// Runs what was held, in this thread.
  void runHeld() {
    List<Runnable> tasks;
    synchronized (this) {
      tasks = List.copyOf(held);
      held.clear();
    }
    tasks.forEach(Runnable::run);
  }
}
