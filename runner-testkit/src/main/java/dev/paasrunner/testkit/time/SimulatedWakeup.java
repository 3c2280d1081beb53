package dev.paasrunner.testkit.time;

import dev.paasrunner.time.Wakeup;
import java.time.Instant;

/// A wake-up of a [SequentialTime].
final class SimulatedWakeup implements Wakeup {
  private final SequentialTime time;
  private boolean signalled;

  SimulatedWakeup(SequentialTime time) {
    this.time = time;
  }

  @Override
  public boolean await(Instant deadline) throws InterruptedException {
    time.await(this, deadline);
    boolean signal = signalled;
    signalled = false;
    return signal;
  }

  @Override
  public void signal() {
    signalled = true;
    time.signalled(this);
  }

  boolean isSignalled() {
    return signalled;
  }
}
