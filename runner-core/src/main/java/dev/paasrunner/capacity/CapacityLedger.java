package dev.paasrunner.capacity;

import dev.paasrunner.job.Weight;
import dev.paasrunner.policy.Quota;
import dev.paasrunner.spi.Coordinator.Patience;
import dev.paasrunner.status.CapacityStatus;
import dev.paasrunner.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Hands out room for jobs and takes it back.
///
/// **Turns.** Whoever came first is served first. Jobs that are there and wait until their hosts
/// fit come before sections that want to ask for one. Whoever waits for what all share holds back
/// those behind, even if they would fit: otherwise light jobs would pass a section with heavy ones
/// for ever. Nobody is held back by a section that waits for its own limit, by one that waits for
/// room whose end is out of sight, nor, for a while, by one that had no use for its last turn.
public final class CapacityLedger {
  /// How long a section whose last request brought no job lets others pass. Were it not for this,
  /// an idle section with a heavy flavor would keep most of the room empty.
  private static final Duration COURTESY = Duration.ofMinutes(10);

  /// How often whoever waits is asked whether there is still use for the room: others may wait
  /// behind it.
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMinutes(1);

  private final Predicate<Optional<Weight>> isLimit;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Seats seats = new Seats();
  private final List<Waiter> waiters = new ArrayList<>();
  private final Set<String> idle = new HashSet<>();
  private Quota quota;
  private int sections;
  private boolean closed;
  private boolean parked;

  /// @param isLimit whether this is the most weight at once now
  public CapacityLedger(Quota quota, int sections, Predicate<Optional<Weight>> isLimit, Time time) {
    this.quota = quota;
    this.sections = sections;
    this.isLimit = isLimit;
    this.time = time;
  }

  /// Hands out room by other limits from now on. What is taken stays taken. Whoever waits under
  /// another limit of the weight goes away empty, and may ask again.
  ///
  /// @param sectionCount how many sections share it
  public void become(Quota other, int sectionCount) {
    change(
        () -> {
          quota = other;
          sections = sectionCount;
          wakeWaiters();
        });
  }

  /// Lets the waiting requests of a section go away empty.
  public void release(String section) {
    change(
        () -> {
          waiters.stream()
              .filter(waiter -> !waiter.hasJob() && waiter.request().section().equals(section))
              .forEach(waiter -> waiter.released().set(true));
          wakeWaiters();
        });
  }

  /// Waits for room for a job that is not known yet.
  ///
  /// @param waiting is told at the beginning of a wait, if there is one, why it is needed
  /// @return empty if the ledger was closed, the section's requests were released, the weight is
  ///   limited otherwise now than the request says, or there is no use for the room any more
  public Optional<Seat> reserve(Request request, Waiting waiting) throws InterruptedException {
    return await(Waiter.of(request, Optional.empty(), time), waiting);
  }

  /// Lets a job with a seat have a host of a weight: at once if so much is reserved, and otherwise
  /// when it fits. Until then the job holds nothing of the weight.
  ///
  /// @param limit the most weight at once, as the caller knows it; the host fits below it
  /// @param waiting is told at the beginning of a wait, if there is one, why it is needed
  /// @return false if it does not get it: the limit is another by now, or the engine is parked
  public boolean weigh(Seat seat, Weight weight, Optional<Weight> limit, Consumer<String> waiting)
      throws InterruptedException {
    Request request = new Request(seat.section(), 0, weight, limit);
    Waiter waiter = Waiter.of(request, Optional.of(seat), time);
    return is(() -> isReserved(waiter, seat)) || await(waiter, waiting::accept).isPresent();
  }

  /// The seat of a job that was there before the restart, whether or not it fits.
  ///
  /// @param weight empty if the job was not planned yet
  public Seat restore(String section, Seat.Use use, Optional<Weight> weight) {
    return locked(() -> add(section, use, weight));
  }

  /// How long a section may wait for a job with the seat that it holds.
  public Patience patience(Request request) {
    boolean room =
        is(
            () ->
                quota.hasRoomForAll(seats.jobs(), seats.provisioningJobs(), sections)
                    && quota.hasWeightForAll(
                        seats.weightOfJobs(), request.weight(), sections, request.quota()));
    return room ? Patience.LONG_POLL : Patience.SHORT_POLL;
  }

  /// What is taken now, without a limit of the weight.
  public CapacityStatus status() {
    return locked(() -> seats.status(quota));
  }

  /// Reserves nothing more; sections that wait get nothing. Jobs still get their hosts.
  public void close() {
    change(
        () -> {
          closed = true;
          wakeWaiters();
        });
  }

  /// Gives nothing at all any more; whoever waits gets nothing.
  public void park() {
    change(
        () -> {
          closed = true;
          parked = true;
          wakeWaiters();
        });
  }

  private Optional<Seat> await(Waiter waiter, Waiting waiting) throws InterruptedException {
    change(() -> enqueue(waiter));
    try {
      Optional<Seat> seat = locked(() -> tryTake(waiter));
      if (seat.isEmpty() && !is(() -> isInVain(waiter))) {
        waiting.begins(locked(() -> shortage(waiter)));
        seat = awaitTurn(waiter, waiting);
      }
      return seat;
    } finally {
      change(() -> leave(waiter));
    }
  }

  private Optional<Seat> awaitTurn(Waiter waiter, Waiting waiting) throws InterruptedException {
    Instant question = waiter.hasJob() ? Instant.MAX : time.instant();
    Optional<Seat> seat = Optional.empty();
    while (seat.isEmpty() && !is(() -> isInVain(waiter))) {
      if (!time.instant().isBefore(question)) {
        if (!waiting.isOfUse()) {
          return giveUp(waiter);
        }
        question = time.instant().plus(BETWEEN_QUESTIONS);
      }
      boolean _ = waiter.wakeup().await(question);
      seat = locked(() -> tryTake(waiter));
    }
    return seat;
  }

  /// When it comes again it holds back nobody, until it was seen to have use for its turn.
  private Optional<Seat> giveUp(Waiter waiter) {
    return locked(
        () -> {
          boolean _ = idle.add(waiter.request().section());
          return Optional.empty();
        });
  }

  private void enqueue(Waiter waiter) {
    if (waiter.hasJob()) {
      waiter.seat().ifPresent(Seat::startWaiting);
      waiters.add((int) waiters.stream().filter(Waiter::hasJob).count(), waiter);
      // What was reserved for it is free now.
      wakeWaiters();
    } else {
      seats.learn(waiter.request().section(), waiter.request().weight());
      waiters.add(waiter);
    }
  }

  private void leave(Waiter waiter) {
    waiter.seat().ifPresent(Seat::stopWaiting);
    waiters.remove(waiter);
    wakeWaiters();
  }

  private boolean isInVain(Waiter waiter) {
    return waiter.released().get()
        || (waiter.hasJob() ? parked : closed)
        || !isLimit.test(waiter.request().quota());
  }

  private boolean isReserved(Waiter waiter, Seat seat) {
    Weight weight = waiter.request().weight();
    boolean reserved =
        seat.weight().filter(held -> held.compareTo(weight) >= 0).isPresent()
            && !isInVain(waiter)
            && fits(waiter);
    if (reserved) {
      seat.grant(weight);
      wakeWaiters();
    }
    return reserved;
  }

  private Optional<Seat> tryTake(Waiter waiter) {
    if (!isNext(waiter)) {
      return Optional.empty();
    }
    Request request = waiter.request();
    Optional<Weight> weight = Optional.of(request.weight());
    waiter.seat().ifPresent(seat -> seat.grant(request.weight()));
    return waiter.seat().or(() -> Optional.of(add(request.section(), Seat.Use.RESERVED, weight)));
  }

  private boolean isNext(Waiter waiter) {
    for (Waiter one : waiters) {
      if (isInVain(one)) {
        continue;
      }
      if (fits(one) || one.equals(waiter)) {
        return one.equals(waiter) && fits(one);
      }
      if (holdsBack(one)) {
        return false;
      }
    }
    return false;
  }

  private boolean fits(Waiter waiter) {
    Request request = waiter.request();
    Quota.Usage usage = seats.usage(waiter);
    return quota.admits(usage, request.weight(), request.quota())
        && (waiter.hasJob() || quota.admits(usage, request.limit()));
  }

  private String shortage(Waiter waiter) {
    Request request = waiter.request();
    Quota.Usage usage = seats.usage(waiter);
    Optional<String> shortage =
        waiter.hasJob()
            ? quota.shortageOfWeight(usage, request.weight(), request.quota())
            : quota.shortage(usage, request.limit(), request.weight(), request.quota());
    return shortage.orElse("another section waited before");
  }

  /// Whether those behind have to wait for somebody who does not fit.
  private boolean holdsBack(Waiter waiter) {
    Request request = waiter.request();
    if (!waiter.hasJob()) {
      Instant courteousUntil = waiter.since().plus(COURTESY);
      if (quota.isAtLimit(seats.usage(waiter), request.limit())
          || (idle.contains(request.section()) && time.instant().isBefore(courteousUntil))) {
        return false;
      }
    }
    return quota.admits(seats.lasting(), request.weight(), request.quota());
  }

  private Seat add(String section, Seat.Use use, Optional<Weight> weight) {
    Seat seat = new Seat(section, use, weight, this::changed);
    seats.add(seat);
    return seat;
  }

  private void changed(Seat seat, Seat.Use before) {
    change(
        () -> {
          if (seat.isClosed()) {
            seats.remove(seat);
          }
          if (before == Seat.Use.RESERVED) {
            boolean _ = seat.isClosed() ? idle.add(seat.section()) : idle.remove(seat.section());
          }
          wakeWaiters();
        });
  }

  private void wakeWaiters() {
    waiters.forEach(waiter -> waiter.wakeup().signal());
  }

  private boolean is(BooleanSupplier question) {
    return locked(question::getAsBoolean);
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }
}
