package dev.paasrunner.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A clock for simulations. Of the threads that were started through it one works at a time, until
/// it waits or ends; which one is next is drawn from a seed. When all wait, time jumps to the next
/// deadline. So whatever happens is a function of the seed, and can be seen again.
///
/// Threads must wait through this clock's wake-ups only, and no other thread may touch what they
/// use while they work. For tests with real servers there is [ManualTime].
///
/// Each [SimulatedProcess] is a clock too, and the threads that it starts can be killed together.
public final class SequentialTime implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Random order;
  private final List<SimulatedProcess> processes = new ArrayList<>();
  private final List<Strand> ready = new ArrayList<>();
  private final List<Strand> waiting = new ArrayList<>();
  private final List<Throwable> crashes = new ArrayList<>();
  private Instant now = START;
  private Instant limit = START;
  private BooleanSupplier goal = () -> false;
  private @Nullable Strand current;
  private @Nullable Thread driver;

  /// Time that draws the order of threads from a seed.
  public SequentialTime(long seed) {
    order = new Random(seed);
  }

  /// A process of its own.
  public SimulatedProcess newProcess() {
    SimulatedProcess process = new SimulatedProcess(this);
    processes.add(process);
    return process;
  }

  /// What the threads died of that neither ended nor were killed: bugs.
  public synchronized List<Throwable> crashes() {
    return List.copyOf(crashes);
  }

  /// Lets a time pass, and returns when everything that falls into it is done.
  public void advance(Duration duration) throws InterruptedException {
    boolean _ = runUntil(() -> false, duration);
  }

  /// Lets time pass from one deadline to the next until a condition holds.
  ///
  /// @param condition looked at when all threads wait; must not wait itself
  /// @return whether it holds; false if it does not within the duration, which has passed then
  public boolean runUntil(BooleanSupplier condition, Duration atMost) throws InterruptedException {
    synchronized (this) {
      limit = now.plus(atMost);
      goal = condition;
      driver = Thread.currentThread();
      passTurn();
    }
    awaitQuiet();
    synchronized (this) {
      boolean reached = condition.getAsBoolean();
      now = reached ? now : limit;
      return reached;
    }
  }

  private void awaitQuiet() throws InterruptedException {
    while (!isQuiet()) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private synchronized boolean isQuiet() {
    return driver == null;
  }

  /// Kills every process, so that no thread is left.
  @Override
  public void close() {
    processes.forEach(SimulatedProcess::kill);
    try {
      advance(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized Instant instant() {
    return now;
  }

  synchronized Thread start(SimulatedProcess process, String name, Runnable task) {
    Strand strand = new Strand(process);
    strand.begin(name, () -> work(strand, task));
    ready.add(strand);
    return strand.thread();
  }

  private void work(Strand strand, Runnable task) {
    try {
      strand.dieIfKilled();
      task.run();
    } catch (Throwable end) {
      note(end);
    } finally {
      synchronized (this) {
        passTurn();
      }
    }
  }

  private synchronized void note(Throwable end) {
    if (!(end instanceof SimulatedDeath)) {
      crashes.add(end);
    }
  }

  /// Waits until the deadline or a signal.
  void await(SimulatedWakeup wakeup, Instant deadline) throws InterruptedException {
    Strand self;
    synchronized (this) {
      self = requireStrand();
      self.dieIfKilled();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (wakeup.isSignalled() || !now.isBefore(deadline)) {
        return;
      }
      self.waitFor(wakeup, deadline);
      waiting.add(self);
      passTurn();
    }
    self.awaitTurn(this);
  }

  private Strand requireStrand() {
    Strand strand = current;
    if (strand == null || strand.thread() != Thread.currentThread()) {
      throw new IllegalStateException("only threads of this clock may wait on it");
    }
    return strand;
  }

  /// Makes whoever waits for this go on.
  synchronized void signalled(SimulatedWakeup wakeup) {
    makeReady(strand -> strand.waitsFor(wakeup));
  }

  synchronized void killed(SimulatedProcess process) {
    makeReady(strand -> strand.process() == process);
  }

  private void makeReady(Predicate<Strand> which) {
    for (int i = waiting.size() - 1; i >= 0; i--) {
      if (which.test(waiting.get(i))) {
        ready.add(waiting.remove(i));
      }
    }
  }

  /// Lets the next thread work, or the driver if there is nothing to do.
  private void passTurn() {
    Optional<Strand> next = next();
    current = next.orElse(null);
    if (next.isPresent()) {
      next.get().takeTurn();
    } else {
      Thread waitingDriver = driver;
      driver = null;
      LockSupport.unpark(waitingDriver);
    }
  }

  private Optional<Strand> next() {
    makeReady(Strand::isInterrupted);
    if (ready.isEmpty() && !goal.getAsBoolean()) {
      moveTime();
    }
    return ready.isEmpty()
        ? Optional.empty()
        : Optional.of(ready.remove(order.nextInt(ready.size())));
  }

  private void moveTime() {
    Instant next = Instant.MAX;
    for (Strand strand : waiting) {
      next = strand.deadline().isBefore(next) ? strand.deadline() : next;
    }
    if (!next.isAfter(limit)) {
      now = next;
      makeReady(strand -> !strand.deadline().isAfter(now));
    }
  }
}
