package dev.paasrunner.gitlab;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

  private final InstantSource clock;
  private CompletableFuture<?> letGo = new CompletableFuture<>();
  private Instant begun = Instant.EPOCH;
  private Duration slowest = Duration.ZERO;
  private boolean stopped;

  Holding(InstantSource clock) {
    this.clock = clock;
  }

  /// A request begins that may be held.
  ///
  /// @return completed when the request may be let go
  synchronized CompletableFuture<?> begin() {
    letGo = new CompletableFuture<>();
    begun = clock.instant();
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
    Duration left = Duration.between(clock.instant(), begun.plus(surelyHeldAfter()));
    long wait = Math.max(0, left.toMillis());
    letGo.completeOnTimeout(null, wait, TimeUnit.MILLISECONDS);
  }

  private Duration surelyHeldAfter() {
    Duration wanted = slowest.multipliedBy(MARGIN);
    Duration atMost = wanted.compareTo(MOST) > 0 ? MOST : wanted;
    return atMost.compareTo(LEAST) < 0 ? LEAST : atMost;
  }
}
