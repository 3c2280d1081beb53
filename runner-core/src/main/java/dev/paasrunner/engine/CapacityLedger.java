package dev.paasrunner.engine;

import dev.paasrunner.policy.Quota;
import dev.paasrunner.spi.Coordinator.Patience;
import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// Hands out room for jobs and takes it back. What is taken is counted from the seats each time,
/// never kept by adding and subtracting. Sections that wait are served in the order in which they
/// came, so that none starves.
final class CapacityLedger {
  private final Quota quota;
  private final int sections;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Seat> seats = new ArrayList<>();
  private final Deque<Waiter> waiters = new ArrayDeque<>();
  private boolean closed;

  private record Waiter(String section, int limit, Wakeup wakeup) {}

  CapacityLedger(Quota quota, int sections, Time time) {
    this.quota = quota;
    this.sections = sections;
    this.time = time;
  }

  /// Waits for room.
  ///
  /// @param limit the section's own limit, 0 for none
  /// @return empty if the ledger was closed
  Optional<Seat> reserve(String section, int limit) throws InterruptedException {
    Waiter waiter = new Waiter(section, limit, time.newWakeup());
    enqueue(waiter);
    try {
      while (true) {
        if (isClosed()) {
          return Optional.empty();
        }
        Optional<Seat> seat = tryTake(waiter);
        if (seat.isPresent()) {
          return seat;
        }
        boolean _ = waiter.wakeup().await(Instant.MAX);
      }
    } finally {
      leave(waiter);
    }
  }

  /// The seat of a job that was there before the restart, whether or not it fits.
  Seat restore(String section, Seat.Use use) {
    lock.lock();
    try {
      return add(section, use);
    } finally {
      lock.unlock();
    }
  }

  /// How long a section may wait for a job with the seat that it holds.
  Patience patience() {
    lock.lock();
    try {
      int jobs = count(seat -> seat.use() != Seat.Use.RESERVED);
      int provisioning = count(seat -> seat.use() == Seat.Use.PROVISIONING);
      return quota.hasRoomForAll(jobs, provisioning, sections)
          ? Patience.LONG_POLL
          : Patience.SHORT_POLL;
    } finally {
      lock.unlock();
    }
  }

  /// Gives nothing more; whoever waits gets nothing.
  void close() {
    lock.lock();
    try {
      closed = true;
      waiters.forEach(waiter -> waiter.wakeup().signal());
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void enqueue(Waiter waiter) {
    lock.lock();
    try {
      waiters.addLast(waiter);
    } finally {
      lock.unlock();
    }
  }

  private void leave(Waiter waiter) {
    lock.lock();
    try {
      waiters.remove(waiter);
      wakeWaiters();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Seat> tryTake(Waiter waiter) {
    lock.lock();
    try {
      return isNext(waiter)
          ? Optional.of(add(waiter.section(), Seat.Use.RESERVED))
          : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /// Whether there is room for the waiter, and for no one who came before.
  private boolean isNext(Waiter waiter) {
    return waiters.stream().filter(this::fits).findFirst().filter(waiter::equals).isPresent();
  }

  private boolean fits(Waiter waiter) {
    Quota.Usage usage =
        new Quota.Usage(
            seats.size(),
            count(seat -> seat.use() != Seat.Use.LAUNCHED),
            count(seat -> seat.section().equals(waiter.section())));
    return quota.admits(usage, waiter.limit());
  }

  private int count(Predicate<Seat> which) {
    return (int) seats.stream().filter(which).count();
  }

  private Seat add(String section, Seat.Use use) {
    Seat seat = new Seat(section, use, this::changed);
    seats.add(seat);
    return seat;
  }

  private void changed(Seat seat) {
    lock.lock();
    try {
      if (seat.isClosed()) {
        seats.remove(seat);
      }
      wakeWaiters();
    } finally {
      lock.unlock();
    }
  }

  private void wakeWaiters() {
    waiters.forEach(waiter -> waiter.wakeup().signal());
  }
}
