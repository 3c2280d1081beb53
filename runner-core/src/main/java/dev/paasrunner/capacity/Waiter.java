package dev.paasrunner.capacity;

import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Somebody who waits for room.
///
/// @param request what is asked for
/// @param seat that of a job that is there already and waits until its host fits; empty for a
///   section that wants to ask for a job
/// @param since when the wait began
/// @param released set if it is to go away empty
record Waiter(
    Request request, Optional<Seat> seat, Instant since, Wakeup wakeup, AtomicBoolean released) {
  static Waiter of(Request request, Optional<Seat> seat, Time time) {
    return new Waiter(request, seat, time.instant(), time.newWakeup(), new AtomicBoolean());
  }

  boolean hasJob() {
    return seat.isPresent();
  }
}
