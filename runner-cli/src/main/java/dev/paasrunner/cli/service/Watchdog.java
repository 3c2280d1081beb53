package dev.paasrunner.cli.service;

import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the service manager a sign of life twice in each of its watchdog's periods, but only as
/// long as the program can tell how it is and is alive.
///
/// It runs on a virtual thread like everything else here, so that it falls silent as well when
/// these do not run any more.
public final class Watchdog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  private final ServiceManager manager;
  private final Supplier<Optional<String>> status;
  private final Time time;
  private final Wakeup wakeup;
  private volatile boolean closed;

  private Watchdog(ServiceManager manager, Supplier<Optional<String>> status, Time time) {
    this.manager = manager;
    this.status = status;
    this.time = time;
    this.wakeup = time.newWakeup();
  }

  /// Begins, if the service manager expects signs of life.
  ///
  /// @param status asks the program for one line on how it is; that it hangs or fails is what the
  ///   service manager is to notice; empty if the program does not work any more
  public static Watchdog start(
      ServiceManager manager, Supplier<Optional<String>> status, Time time) {
    Watchdog watchdog = new Watchdog(manager, status, time);
    manager
        .watchdogTimeout()
        .map(timeout -> timeout.dividedBy(2))
        .ifPresent(period -> time.start("watchdog", () -> watchdog.run(period)));
    return watchdog;
  }

  private void run(Duration period) {
    try {
      while (!closed) {
        giveSign();
        boolean _ = wakeup.await(time.instant().plus(period));
      }
    } catch (InterruptedException e) {
      LOG.debug("the watchdog was interrupted");
    }
  }

  private void giveSign() {
    try {
      status
          .get()
          .ifPresentOrElse(
              manager::alive,
              () -> LOG.error("no sign of life for the service manager, since a part has ended"));
    } catch (RuntimeException e) {
      LOG.error("no sign of life for the service manager, since the program cannot be asked", e);
    }
  }

  /// Ends the signs.
  @Override
  public void close() {
    closed = true;
    wakeup.signal();
  }
}
