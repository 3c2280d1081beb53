package dev.paasrunner.gitlab;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Tells when a request for a job may be let go without losing one.
///
/// A server that holds a request never answers it with a job: when there is one it answers that
/// there is news, and the next request gets the job (Workhorse's `builds/register.go`). So only a
/// request that is still on its way through the application may bring one, and that takes no longer
/// than requests that are not held take.
final class Holding {
  private static final Duration LEAST = Duration.ofMillis(1200);
  private static final Duration MOST = Duration.ofSeconds(15);
  private static final int MARGIN = 3;

  private CompletableFuture<?> letGo = new CompletableFuture<>();
  private long begun;
  private Duration slowest = Duration.ZERO;
  private boolean stopped;

  /// A request begins that may be held.
  ///
  /// @return completed when the request may be let go
  synchronized CompletableFuture<?> begin() {
    letGo = new CompletableFuture<>();
    begun = System.nanoTime();
    if (stopped) {
      letGoWhenHeld();
    }
    return letGo;
  }

  /// A request that was not held took this long.
  synchronized void tookWithoutHolding(Duration time) {
    slowest = time.compareTo(slowest) > 0 ? time : slowest;
  }

  /// Lets requests go from now on.
  synchronized void stop() {
    stopped = true;
    letGoWhenHeld();
  }

  private void letGoWhenHeld() {
    Duration passed = Duration.ofNanos(System.nanoTime() - begun);
    long wait = Math.max(0, surelyHeldAfter().minus(passed).toMillis());
    letGo.completeOnTimeout(null, wait, TimeUnit.MILLISECONDS);
  }

  private Duration surelyHeldAfter() {
    Duration wanted = slowest.multipliedBy(MARGIN);
    Duration atMost = wanted.compareTo(MOST) > 0 ? MOST : wanted;
    return atMost.compareTo(LEAST) < 0 ? LEAST : atMost;
  }
}
