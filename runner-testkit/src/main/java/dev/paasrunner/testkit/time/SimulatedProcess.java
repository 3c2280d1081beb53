package dev.paasrunner.testkit.time;

import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Instant;

/// The clock and the threads of one process in a [SequentialTime]. When it is killed, each of its
/// threads is gone the next time it waits, is woken or begins; one that works must be made to die
/// by what it calls.
public final class SimulatedProcess implements Time {
  private final SequentialTime time;
  private volatile boolean dead;

  SimulatedProcess(SequentialTime time) {
    this.time = time;
  }

  @Override
  public Instant instant() {
    return time.instant();
  }

  @Override
  public Wakeup newWakeup() {
    return new SimulatedWakeup(time);
  }

  @Override
  public Thread start(String name, Runnable task) {
    return time.start(this, name, task);
  }

  /// Ends the process as `kill -9` does. Idempotent.
  public void kill() {
    dead = true;
    time.killed(this);
  }

  /// Whether it was killed.
  public boolean isDead() {
    return dead;
  }

  /// Ends the calling thread, which has to be one of this process, if the process was killed.
  public void dieIfKilled() {
    if (dead) {
      SimulatedDeath.at("a killed process");
    }
  }
}
