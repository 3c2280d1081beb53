package dev.paasrunner.engine;

import dev.paasrunner.capacity.Seat;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.Debt;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.JobState.Acquired;
import dev.paasrunner.job.JobState.Closed;
import dev.paasrunner.job.JobState.Launching;
import dev.paasrunner.job.JobState.Provisioning;
import dev.paasrunner.job.JobState.Running;
import dev.paasrunner.job.JobState.Settling;
import dev.paasrunner.job.JobState.Starting;
import dev.paasrunner.job.Outcome;
import dev.paasrunner.job.Signal;
import dev.paasrunner.policy.Deadlines;
import dev.paasrunner.policy.Lifecycle;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drives one job to its end on one virtual thread: start the call that is due, wait for what comes
/// of it or for a signal, decide, persist, repeat. Calls run on threads of their own, so that a
/// signal can interrupt them while nothing ever interrupts the writing of the state.
final class JobOwner {
  private static final Logger LOG = LoggerFactory.getLogger(JobOwner.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

  /// If the host is still there after so many tries to remove it, nobody can tell when it goes.
  private static final int TRIES_IN_SIGHT = 3;

  private final Steps steps;
  private final Lifecycle lifecycle;
  private final Deadlines deadlines;
  private final Seat seat;
  private final EngineContext context;
  private final Platform platform;
  private final Mailbox<Event> mailbox;
  private final Map<Duty, Thread> underWay = new EnumMap<>(Duty.class);
  private Optional<Signal> pending = Optional.empty();
  private volatile JobRecord job;
  private volatile boolean parking;

  private sealed interface Event {
    record CallEnded(Duty duty, Outcome outcome) implements Event {}

    record Signalled(Signal signal) implements Event {}
  }

  JobOwner(
      JobRecord job,
      Steps steps,
      Lifecycle lifecycle,
      Deadlines deadlines,
      Seat seat,
      EngineContext context,
      Platform platform) {
    this.job = job;
    this.steps = steps;
    this.lifecycle = lifecycle;
    this.deadlines = deadlines;
    this.seat = seat;
    this.context = context;
    this.platform = platform;
    this.mailbox = new Mailbox<>(context.time());
  }

  /// The job as it was last persisted.
  JobRecord job() {
    return job;
  }

  /// Tells the owner something. Any thread.
  void signal(Signal signal) {
    mailbox.post(new Event.Signalled(signal));
  }

  /// Lets the owner end as soon as no call is under way. The job stays in the store.
  void park() {
    parking = true;
    mailbox.nudge();
  }

  /// Runs until the job is closed or the owner is parked.
  void run() {
    account(job.state());
    announceBeginning();
    try {
      while (!underWay.isEmpty() || !(parking || isClosed())) {
        surviveTurn();
      }
    } catch (InterruptedException e) {
      LOG.debug("{}: the owner was interrupted, the job stays in the store", job.key());
    } finally {
      if (isClosed()) {
        seat.close();
      }
    }
  }

  private boolean isClosed() {
    return job.state() instanceof Closed;
  }

  private void announceBeginning() {
    if (job.state() instanceof Acquired(var attempt) && !attempt.lookFirst()) {
      context.announcer().jobAcquired(job, job.acquiredAt());
    } else {
      context.announcer().jobResumed(job, now());
    }
  }

  private void surviveTurn() throws InterruptedException {
    try {
      turn();
    } catch (RuntimeException | Error e) {
      LogKeys.of(LOG.atError(), job).setCause(e).log("a bug; the job is tried again");
      context.time().sleepUntil(now().plus(AFTER_TROUBLE));
    }
  }

  private void turn() throws InterruptedException {
    if (!parking) {
      startWhatIsDue();
    }
    Optional<Event> event = mailbox.take(nextInstant());
    if (event.isPresent()) {
      handle(event.get());
    }
    if (pending.isEmpty() && !isHandedOver()) {
      Optional<Failure> overdue = deadlines.overdue(job, now());
      if (overdue.isPresent()) {
        handleSignal(new Signal.GiveUp(overdue.get()));
      }
    }
  }

  private void handle(Event event) throws InterruptedException {
    switch (event) {
      case Event.CallEnded(Duty duty, Outcome outcome) -> handleOutcome(duty, outcome);
      case Event.Signalled(Signal signal) -> handleSignal(signal);
    }
  }

  private void handleOutcome(Duty duty, Outcome outcome) throws InterruptedException {
    underWay.remove(duty);
    Optional<Signal> signal = pending;
    pending = Optional.empty();
    // A call that we interrupted failed because of that: not worth a line of its own.
    if (signal.isEmpty() && !isClosed()) {
      errorOf(outcome).ifPresent(error -> context.announcer().callFailed(job, error, now()));
    }
    if (outcome instanceof Outcome.Decommissioned(var chargedUntil)) {
      Instant end = earliest(now(), chargedUntil.orElse(Instant.MAX));
      job.useUntil(end).ifPresent(use -> context.announcer().hostReleased(job, use));
    }
    Outcome told = duty == Duty.STEP && signal.isEmpty() ? withPlatform(outcome) : outcome;
    moveTo(lifecycle.next(job, told, signal, now()));
  }

  /// What the outcome means, given how the platform does for others.
  private Outcome withPlatform(Outcome outcome) {
    switch (outcome) {
      case Outcome.Provisioned _, Outcome.Launched _ -> platform.served();
      case Outcome.CallFailed(CallError error) -> {
        platform.failedFor(job.key(), error);
        boolean mayHeal =
            error.kind() == ErrorKind.TRANSIENT || error.kind() == ErrorKind.EXHAUSTED;
        return mayHeal && platform.isDown() ? new Outcome.PlatformDown(error) : outcome;
      }
      default -> {}
    }
    return outcome;
  }

  private void handleSignal(Signal signal) throws InterruptedException {
    if (signal instanceof Signal.WrittenOff(String reason)) {
      writeOff(reason);
      return;
    }
    if (job.state() instanceof Settling) {
      return;
    }
    Thread step = underWay.get(Duty.STEP);
    if (step == null) {
      moveTo(lifecycle.next(job, new Outcome.NotAttempted(), Optional.of(signal), now()));
    } else if (!(signal instanceof Signal.HostRunning)) {
      pending = Optional.of(signal);
      step.interrupt();
    }
  }

  /// Calls under way are of no use any more; the owner waits until they have ended.
  private void writeOff(String reason) throws InterruptedException {
    if (isClosed()) {
      return;
    }
    JobRecord before = job;
    Signal signal = new Signal.WrittenOff(reason);
    moveTo(lifecycle.next(job, new Outcome.NotAttempted(), Optional.of(signal), now()));
    if (isClosed()) {
      context.announcer().jobWrittenOff(before, reason, now());
      underWay.values().forEach(Thread::interrupt);
    }
  }

  private void startWhatIsDue() {
    switch (job.state()) {
      case Acquired(var attempt) -> start(Duty.STEP, attempt.notBefore(), this::step);
      case Provisioning(var _, var attempt) -> start(Duty.STEP, attempt.notBefore(), this::step);
      case Launching(var _, var attempt) -> start(Duty.STEP, attempt.notBefore(), this::step);
      case Settling settling -> {
        if (settling.host() instanceof Debt.Owed(int _, Instant due)) {
          start(Duty.HOST, due, () -> steps.removeHost(job, settling));
        }
        if (settling.report() instanceof Debt.Owed(int _, Instant due)) {
          start(Duty.REPORT, due, () -> steps.report(job, settling));
        }
      }
      case Starting _, Running _, Closed _ -> {}
    }
  }

  private Outcome step() {
    return steps.step(job, seat);
  }

  private void start(Duty duty, Instant due, Supplier<Outcome> call) {
    if (!underWay.containsKey(duty) && !now().isBefore(due)) {
      String name = duty + " of " + job.key();
      underWay.put(
          duty,
          context.time().start(name, () -> mailbox.post(new Event.CallEnded(duty, call.get()))));
    }
  }

  private Instant nextInstant() {
    Instant next = pending.isEmpty() && !isHandedOver() ? deadlines.of(job) : Instant.MAX;
    return parking ? next : earliest(next, nextDue());
  }

  /// Once its host has the job, the watcher says when its time is up: it looks before.
  private boolean isHandedOver() {
    return job.state() instanceof Starting || job.state() instanceof Running;
  }

  private Instant nextDue() {
    return switch (job.state()) {
      case Acquired(var attempt) -> dueOf(Duty.STEP, attempt.notBefore());
      case Provisioning(var _, var attempt) -> dueOf(Duty.STEP, attempt.notBefore());
      case Launching(var _, var attempt) -> dueOf(Duty.STEP, attempt.notBefore());
      case Settling settling ->
          earliest(dueOf(Duty.HOST, settling.host()), dueOf(Duty.REPORT, settling.report()));
      case Starting _, Running _, Closed _ -> Instant.MAX;
    };
  }

  private Instant dueOf(Duty duty, Debt debt) {
    return debt instanceof Debt.Owed(int _, Instant due) ? dueOf(duty, due) : Instant.MAX;
  }

  private Instant dueOf(Duty duty, Instant due) {
    return underWay.containsKey(duty) ? Instant.MAX : due;
  }

  private void moveTo(JobState next) throws InterruptedException {
    JobState from = job.state();
    if (next.equals(from)) {
      return;
    }
    JobRecord moved = job.in(next);
    if (!untilWritten(() -> write(moved))) {
      return;
    }
    job = moved;
    if (next instanceof Starting || next instanceof Settling) {
      context.store().dropPayload(moved);
    }
    if (next instanceof Settling || next instanceof Closed) {
      platform.forget(moved.key());
    }
    account(next);
    next.plan().ifPresent(plan -> seat.weigh(plan.weight()));
    context.announcer().jobMoved(from, moved, now());
  }

  /// A closed job announces nothing but to be forgotten, so that is done at once.
  private void write(JobRecord moved) throws IOException {
    if (moved.state() instanceof Closed) {
      context.store().remove(moved);
    } else {
      context.store().replace(moved);
    }
  }

  private interface Write {
    void make() throws IOException;
  }

  /// Nothing is done for a job before it is written down, so this waits for as long as it takes.
  ///
  /// @return false if the owner was parked meanwhile: the old record stays, and is looked at first
  ///   after the restart
  private boolean untilWritten(Write write) throws InterruptedException {
    while (true) {
      try {
        write.make();
        return true;
      } catch (IOException e) {
        LOG.debug("{}: {}", job.key(), e.toString());
        if (parking) {
          return false;
        }
        context.time().sleepUntil(now().plus(AFTER_TROUBLE));
      }
    }
  }

  private static Optional<CallError> errorOf(Outcome outcome) {
    return switch (outcome) {
      case Outcome.CallFailed(CallError error) -> Optional.of(error);
      case Outcome.ReportFailed(CallError error) -> Optional.of(error);
      case Outcome.DecommissionFailed(CallError error) -> Optional.of(error);
      default -> Optional.empty();
    };
  }

  private void account(JobState state) {
    seat.become(useOf(state));
    seat.last(
        state instanceof Settling settling
            && settling.host() instanceof Debt.Owed(int attempt, Instant _)
            && attempt > TRIES_IN_SIGHT);
  }

  /// How far a job in a state is.
  static Seat.Use useOf(JobState state) {
    return switch (state) {
      case Settling settling when settling.host().isPaid() -> Seat.Use.HOSTLESS;
      case Acquired _, Provisioning _, Launching _, Starting _ -> Seat.Use.PROVISIONING;
      case Running _, Settling _, Closed _ -> Seat.Use.LAUNCHED;
    };
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Instant now() {
    return context.time().instant();
  }
}
