package dev.paasrunner.engine;

import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/// Something that any number of threads wait for: a [Wakeup] is for one.
final class Awaited {
  private final Time time;
  private final Queue<Wakeup> waiting = new ConcurrentLinkedQueue<>();

  Awaited(Time time) {
    this.time = time;
  }

  /// Lets all who wait look again.
  void changed() {
    waiting.forEach(Wakeup::signal);
  }

  /// Waits until a condition holds, which is looked at after each change.
  void until(BooleanSupplier condition) throws InterruptedException {
    Wakeup mine = time.newWakeup();
    waiting.add(mine);
    try {
      while (!condition.getAsBoolean()) {
        boolean _ = mine.await(Instant.MAX);
      }
    } finally {
      waiting.remove(mine);
    }
  }
}
