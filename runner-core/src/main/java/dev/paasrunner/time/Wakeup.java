package dev.paasrunner.time;

import java.time.Instant;

/// Lets one thread wait for others. A signal given while nobody waits is kept for the next wait;
/// several count as one. Spurious returns are possible, so callers look at what they wait for.
public interface Wakeup {
  /// Waits no longer than until the deadline; [Instant#MAX] waits for a signal only.
  ///
  /// @return whether there was a signal; without one the wait may have ended before the deadline
  boolean await(Instant deadline) throws InterruptedException;

  /// Wakes the waiting thread, or the next that waits. Never blocks.
  void signal();
}
