package dev.paasrunner.engine;

import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What one job's owner is told by others, in order. Any thread posts, one thread takes.
final class Mailbox<E> {
  private final Queue<E> events = new ConcurrentLinkedQueue<>();
  private final Time time;
  private final Wakeup wakeup;

  Mailbox(Time time) {
    this.time = time;
    this.wakeup = time.newWakeup();
  }

  void post(E event) {
    events.add(event);
    wakeup.signal();
  }

  /// Makes a waiting owner look around although there is no event.
  void nudge() {
    wakeup.signal();
  }

  /// The next event; empty if there is none until the deadline or the owner was nudged.
  Optional<E> take(Instant deadline) throws InterruptedException {
    if (events.isEmpty() && time.instant().isBefore(deadline)) {
      boolean _ = wakeup.await(deadline);
    }
    return Optional.ofNullable(events.poll());
  }
}
