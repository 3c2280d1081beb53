package dev.paasrunner.clever.catalogue;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers what the platform offers. It is asked at most once at a time, and again after an hour
/// or on demand. Only who comes before the first answer waits for one; later ones are fetched
/// beside the callers, and an answer that cannot be renewed stays in use.
public final class CatalogueCache {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueCache.class);
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final CatalogueReader reader;
  private final Time time;
  private final ReentrantLock asking = new ReentrantLock();
  private final AtomicBoolean renewing = new AtomicBoolean();

  /// Replaced by the thread that asks, read by all.
  private volatile Known known = new Known(Optional.empty(), Optional.empty(), 0, Instant.MIN);

  public CatalogueCache(CatalogueReader reader, Time time) {
    this.reader = reader;
    this.time = time;
  }

  /// @param answer the last one that came
  /// @param trouble why there was none the last time
  /// @param failures in a row
  private record Known(
      Optional<Catalogue> answer, Optional<CallError> trouble, int failures, Instant askAgain) {}

  /// What the platform offers, from memory if possible.
  ///
  /// @throws ExecutorException if nothing is known, and nothing can be learned now
  public Catalogue get() throws ExecutorException, InterruptedException {
    Known now = known;
    if (isDue(now) && now.answer().isEmpty()) {
      askIfDue();
    } else if (isDue(now) && renewing.compareAndSet(false, true)) {
      Thread _ = time.start("renew Clever Cloud's catalogue", this::renew);
    }
    return answer(known);
  }

  /// A newer answer than one that proved wrong, which is asked for at once unless somebody else has
  /// done so already.
  ///
  /// @throws ExecutorException if there is none now
  public Catalogue newerThan(Catalogue wrong) throws ExecutorException, InterruptedException {
    asking.lockInterruptibly();
    try {
      if (known.answer().filter(one -> one == wrong).isPresent()) {
        ask();
        known.trouble().ifPresent(this::warn);
      }
    } finally {
      asking.unlock();
    }
    if (known.answer().filter(one -> one == wrong).isPresent()) {
      throw failure(known);
    }
    return answer(known);
  }

  private boolean isDue(Known some) {
    return !time.instant().isBefore(some.askAgain());
  }

  private void renew() {
    try {
      askIfDue();
    } catch (InterruptedException e) {
      LOG.debug("the renewal of the catalogue was interrupted");
    } finally {
      renewing.set(false);
    }
  }

  private void askIfDue() throws InterruptedException {
    asking.lockInterruptibly();
    try {
      if (isDue(known)) {
        ask();
        known.trouble().ifPresent(this::warn);
      }
    } finally {
      asking.unlock();
    }
  }

  private void ask() throws InterruptedException {
    Known before = known;
    try {
      Instant next = time.instant().plus(LIFETIME);
      known = new Known(Optional.of(reader.read()), Optional.empty(), 0, next);
    } catch (ExecutorException e) {
      known = failed(before, e.error());
    } catch (RuntimeException e) {
      LOG.error("Clever Cloud's catalogue met a bug", e);
      known =
          failed(
              before,
              CallError.of(
                  ErrorKind.TRANSIENT,
                  "cannot read Clever Cloud's catalogue (%s)"
                      .formatted(e.getClass().getSimpleName())));
    }
  }

  private Known failed(Known before, CallError error) {
    int failures = before.failures() + 1;
    return new Known(
        before.answer(), Optional.of(error), failures, time.instant().plus(pause(failures)));
  }

  private static Duration pause(int failures) {
    Duration pause = FIRST_PAUSE;
    for (int i = 1; i < failures && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private void warn(CallError error) {
    if (known.answer().isPresent()) {
      LOG.warn("Clever Cloud's catalogue stays as it was: {}", error.message());
    }
  }

  private static Catalogue answer(Known some) throws ExecutorException {
    if (some.answer().isEmpty()) {
      throw failure(some);
    }
    return some.answer().get();
  }

  private static ExecutorException failure(Known some) {
    CallError error = some.trouble().orElseThrow();
    return error
        .retryAfter()
        .map(wait -> new ExecutorException(error.kind(), error.message(), wait))
        .orElseGet(() -> new ExecutorException(error.kind(), error.message()));
  }
}
