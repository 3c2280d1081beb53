package dev.paasrunner.time;

import java.time.Instant;
import java.time.InstantSource;

/// The engine's only clock, its only way to wait and its only way to start a thread. Production
/// uses [SystemTime]; tests use manual time, which moves only when every thread waits.
public interface Time extends InstantSource {
  /// A new wake-up for one waiting thread.
  Wakeup newWakeup();

  /// Starts a virtual thread.
  ///
  /// @param name what it does, for thread dumps
  /// @return the started thread
  Thread start(String name, Runnable task);

  /// Waits until an instant, without a way to be woken other than by interruption.
  default void sleepUntil(Instant instant) throws InterruptedException {
    Wakeup never = newWakeup();
    while (instant().isBefore(instant)) {
      boolean _ = never.await(instant);
    }
  }
}
