package dev.paasrunner.testkit.inner;

import org.jspecify.annotations.Nullable;

/// Remembers the strongest order so far and ends the running step when one reaches it.
final class StopSwitch {
  private Order order = Order.CARRY_ON;
  private Order endsAt = Order.ABORT;
  private @Nullable RunningStep running;

  /// The strongest order so far.
  synchronized Order order() {
    return order;
  }

  /// Gives an order; a weaker one than before changes nothing.
  synchronized void raise(Order given) {
    if (given.compareTo(order) > 0) {
      order = given;
      killIfReached();
    }
  }

  /// Names the step that runs from now on; it is ended at once if it should not run any more.
  synchronized void guard(RunningStep step, Order stepEndsAt) {
    running = step;
    endsAt = stepEndsAt;
    killIfReached();
  }

  /// The step has ended by itself.
  synchronized void release() {
    running = null;
  }

  private void killIfReached() {
    if (running != null && order.reaches(endsAt)) {
      running.kill();
    }
  }
}
