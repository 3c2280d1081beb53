package dev.paasrunner.capacity;

import dev.paasrunner.job.Weight;
import dev.paasrunner.policy.Quota;
import dev.paasrunner.spi.Coordinator.Patience;
import dev.paasrunner.status.CapacityStatus;
import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Hands out room for jobs and takes it back. What is taken is counted from the seats each time,
/// never kept by adding and subtracting. Sections that wait are served in the order in which they
/// came, so that none starves.
public final class CapacityLedger {
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Seat> seats = new ArrayList<>();
  private final Deque<Waiter> waiters = new ArrayDeque<>();
  private Quota quota;
  private int sections;
  private boolean closed;

  private record Waiter(Request request, Wakeup wakeup, AtomicBoolean released) {}

  public CapacityLedger(Quota quota, int sections, Time time) {
    this.quota = quota;
    this.sections = sections;
    this.time = time;
  }

  /// Hands out room by other limits from now on. What is taken stays taken.
  ///
  /// @param sectionCount how many sections share it
  public void become(Quota other, int sectionCount) {
    lock.lock();
    try {
      quota = other;
      sections = sectionCount;
      wakeWaiters();
    } finally {
      lock.unlock();
    }
  }

  /// Lets the waiting requests of a section go away empty.
  public void release(String section) {
    lock.lock();
    try {
      waiters.stream()
          .filter(waiter -> waiter.request().section().equals(section))
          .forEach(
              waiter -> {
                waiter.released().set(true);
                waiter.wakeup().signal();
              });
    } finally {
      lock.unlock();
    }
  }

  /// Waits for room.
  ///
  /// @param waiting is told at the beginning of a wait, if there is one, why it is needed
  /// @return empty if the ledger was closed, or the section's requests were released
  public Optional<Seat> reserve(Request request, Consumer<String> waiting)
      throws InterruptedException {
    Waiter waiter = new Waiter(request, time.newWakeup(), new AtomicBoolean());
    enqueue(waiter);
    boolean told = false;
    try {
      while (true) {
        if (isClosed() || waiter.released().get()) {
          return Optional.empty();
        }
        Optional<Seat> seat = tryTake(waiter);
        if (seat.isPresent()) {
          return seat;
        }
        if (!told) {
          told = true;
          waiting.accept(shortage(request));
        }
        boolean _ = waiter.wakeup().await(Instant.MAX);
      }
    } finally {
      leave(waiter);
    }
  }

  /// The seat of a job that was there before the restart, whether or not it fits.
  ///
  /// @param weight empty if the job was not planned yet
  public Seat restore(String section, Seat.Use use, Optional<Weight> weight) {
    lock.lock();
    try {
      return add(section, use, weight);
    } finally {
      lock.unlock();
    }
  }

  /// How long a section may wait for a job with the seat that it holds.
  public Patience patience(Request request) {
    lock.lock();
    try {
      List<Seat> jobs = seats.stream().filter(seat -> seat.use() != Seat.Use.RESERVED).toList();
      int provisioning = count(seat -> seat.use() == Seat.Use.PROVISIONING);
      boolean room =
          quota.hasRoomForAll(jobs.size(), provisioning, sections)
              && quota.hasWeightForAll(
                  weightOf(jobs, request), request.weight(), sections, request.quota());
      return room ? Patience.LONG_POLL : Patience.SHORT_POLL;
    } finally {
      lock.unlock();
    }
  }

  /// What is taken now, without a limit of the weight.
  public CapacityStatus status() {
    lock.lock();
    try {
      List<Seat> jobs = seats.stream().filter(seat -> seat.use() != Seat.Use.RESERVED).toList();
      return new CapacityStatus(
          quota.concurrent(),
          jobs.size(),
          seats.size() - jobs.size(),
          quota.maxProvisioning(),
          count(seat -> seat.use() == Seat.Use.PROVISIONING),
          jobs.stream().flatMap(seat -> seat.weight().stream()).mapToDouble(Weight::value).sum(),
          Optional.empty());
    } finally {
      lock.unlock();
    }
  }

  /// Gives nothing more; whoever waits gets nothing.
  public void close() {
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
          ? Optional.of(
              add(
                  waiter.request().section(),
                  Seat.Use.RESERVED,
                  Optional.of(waiter.request().weight())))
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
    Request request = waiter.request();
    Quota.Usage usage = usage(request);
    return quota.admits(usage, request.limit())
        && quota.admits(usage, request.weight(), request.quota());
  }

  private String shortage(Request request) {
    lock.lock();
    try {
      return quota
          .shortage(usage(request), request.limit(), request.weight(), request.quota())
          .orElse("another section waited before");
    } finally {
      lock.unlock();
    }
  }

  private Quota.Usage usage(Request request) {
    return new Quota.Usage(
        seats.size(),
        count(seat -> seat.use() != Seat.Use.LAUNCHED),
        count(seat -> seat.section().equals(request.section())),
        weightOf(seats, request));
  }

  /// A job whose weight is not known yet may be the heaviest.
  private static double weightOf(List<Seat> seats, Request request) {
    return seats.stream().mapToDouble(seat -> seat.weight().orElse(request.weight()).value()).sum();
  }

  private int count(Predicate<Seat> which) {
    return (int) seats.stream().filter(which).count();
  }

  private Seat add(String section, Seat.Use use, Optional<Weight> weight) {
    Seat seat = new Seat(section, use, weight, this::changed);
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
