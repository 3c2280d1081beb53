package dev.paasrunner.engine;

import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does something again and again on one virtual thread, survives whatever it throws, and can be
/// woken and stopped.
final class Loop {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration AFTER_A_BUG = Duration.ofSeconds(10);

  private final String name;
  private final Time time;
  private final Turn turn;
  private final Wakeup wakeup;
  private final Awaited ended;
  private volatile boolean stopping;
  private volatile boolean over;

  Loop(String name, Time time, Turn turn) {
    this.name = name;
    this.time = time;
    this.turn = turn;
    this.wakeup = time.newWakeup();
    this.ended = new Awaited(time);
  }

  /// One round.
  @FunctionalInterface
  interface Turn {
    /// Does the work.
    ///
    /// @return when the next round is due, unless the loop is woken before
    Instant run() throws InterruptedException;
  }

  void start() {
    time.start(name, this::run);
  }

  private void run() {
    try {
      while (!stopping) {
        Instant next = survive();
        boolean woken = false;
        while (!stopping && !woken && time.instant().isBefore(next)) {
          woken = wakeup.await(next);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("{} was interrupted", name);
    } finally {
      over = true;
      ended.changed();
    }
  }

  private Instant survive() throws InterruptedException {
    try {
      return turn.run();
    } catch (RuntimeException | Error e) {
      LOG.error("{} met a bug and goes on in {} s", name, AFTER_A_BUG.toSeconds(), e);
      return time.instant().plus(AFTER_A_BUG);
    }
  }

  /// Makes the next round due now.
  void wake() {
    wakeup.signal();
  }

  /// Lets the present round be the last.
  void stop() {
    stopping = true;
    wakeup.signal();
  }

  /// Whether it goes round, or ended because it was told to.
  boolean isWell() {
    return stopping || !over;
  }

  boolean isStopping() {
    return stopping;
  }

  /// Waits until the last round is over.
  void awaitEnd() throws InterruptedException {
    ended.until(() -> over);
  }
}
