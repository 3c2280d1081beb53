package dev.paasrunner.testkit.gitlab.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How long an answer is held back. Ended by interruption when the server is closed.
@FunctionalInterface
interface Pause {
  Pause NONE = () -> {};

  void pass() throws InterruptedException;

  static Pause of(Duration length) {
    // Nobody opens this latch: what is wanted is the time-out.
    return () -> {
      boolean _ = new CountDownLatch(1).await(length.toNanos(), TimeUnit.NANOSECONDS);
    };
  }

  static Pause until(CountDownLatch released) {
    return released::await;
  }
}
