package dev.paasrunner.engine;

import dev.paasrunner.capacity.Capacity;
import dev.paasrunner.capacity.Request;
import dev.paasrunner.capacity.Seat;
import dev.paasrunner.capacity.Waiting;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.policy.PollPacing;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.Grant;
import dev.paasrunner.status.Asking;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the coordinator of one section for jobs: first room, then the job, then its owner.
final class Poller {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  /// How long nothing is asked for while a job could not be kept or get no host.
  private static final Duration NO_USE = Duration.ofSeconds(10);

  private final RunnerSection section;
  private final Capacity capacity;
  private final Intake intake;
  private final Platform platform;
  private final Room room;
  private final EngineContext context;
  private final Loop loop;
  private volatile PollPacing pacing;
  private volatile String lastError = "";
  private Instant notBefore = Instant.MIN;

  Poller(
      RunnerSection section,
      Capacity capacity,
      Intake intake,
      Platform platform,
      EngineContext context,
      Duration checkInterval) {
    this.section = section;
    this.capacity = capacity;
    this.intake = intake;
    this.platform = platform;
    this.room = new Room(section, capacity, checkInterval);
    this.context = context;
    this.pacing = PollPacing.fresh(checkInterval);
    this.loop = new Loop("poller of " + section.name(), context.time(), this::turn);
  }

  Loop loop() {
    return loop;
  }

  /// Whether this asks, and why if it does not. Any thread.
  Asking asking() {
    return room.trouble().orElseGet(this::coordinator);
  }

  private Asking coordinator() {
    PollPacing now = pacing;
    if (now.failures() == 0) {
      return Asking.WELL;
    }
    return new Asking(
        now.isPaused() ? Asking.Condition.COORDINATOR_REFUSES : Asking.Condition.COORDINATOR_FAILS,
        lastError);
  }

  /// Lets the present request be the last, and be short.
  void stop() {
    loop.stop();
    try {
      section.coordinator().stopHolding();
    } catch (RuntimeException | Error e) {
      LogKeys.of(LOG.atError(), section).setCause(e).log("the coordinator's client met a bug");
    }
  }

  private Instant turn() throws InterruptedException {
    if (!platform.isUsable() || !context.store().isWritable()) {
      return now().plus(NO_USE);
    }
    if (platform.takeEndOfPause()) {
      resume();
    }
    return switch (room.ask()) {
      case Room.Answer.Needed(Request request) -> reserveAndAsk(request);
      case Room.Answer.Unknown(Duration pause) -> now().plus(pause);
    };
  }

  private Instant reserveAndAsk(Request request) throws InterruptedException {
    Optional<Seat> seat = reserve(request);
    // Waiting for room may have taken long.
    if (seat.isEmpty() || loop.isStopping() || !platform.isUsable()) {
      seat.ifPresent(Seat::close);
      return notBefore;
    }
    return ask(request, seat.get());
  }

  private Optional<Seat> reserve(Request request) throws InterruptedException {
    Wait wait = new Wait();
    Optional<Seat> seat = capacity.ledger().reserve(request, wait);
    if (wait.begun) {
      context.announcer().roomFound(section.uniqueName());
    }
    return seat;
  }

  /// A wait for room.
  private final class Wait implements Waiting {
    private boolean begun;
    private boolean questioned;

    @Override
    public void begins(String why) {
      begun = true;
      context.announcer().roomAwaited(section.uniqueName(), why);
    }

    /// At the beginning the last request tells.
    @Override
    public boolean isOfUse() throws InterruptedException {
      boolean answered = !questioned && pacing.failures() == 0;
      questioned = true;
      return answered || canAsk();
    }
  }

  /// Whether the coordinator answers. Room that is kept for a request which cannot be made would be
  /// kept from others, for as long as the coordinator is gone.
  private boolean canAsk() throws InterruptedException {
    try {
      section.coordinator().checkAnswers();
      return true;
    } catch (CoordinatorException e) {
      if (e.error().kind() == ErrorKind.REFUSED || e.error().kind() == ErrorKind.GONE) {
        // It answers, and does not know the question.
        return true;
      }
      context.announcer().pollFailed(section.uniqueName(), e.error());
      notBefore = now().plus(failed(e.error()));
      return false;
    }
  }

  private Instant ask(Request request, Seat seat) throws InterruptedException {
    boolean handedOver = false;
    try {
      Instant asked = now();
      Optional<Grant> grant = section.coordinator().requestJob(capacity.ledger().patience(request));
      answered(grant.isPresent());
      if (grant.isPresent()) {
        handedOver = intake.take(grant.get(), seat, asked);
        return now();
      }
      return now().plus(pacing.afterNothing(Duration.between(asked, now())));
    } catch (CoordinatorException e) {
      context.announcer().pollFailed(section.uniqueName(), e.error());
      return now().plus(failed(e.error()));
    } finally {
      if (!handedOver) {
        seat.close();
      }
    }
  }

  private void answered(boolean withJob) {
    context.announcer().pollAnswered(section.uniqueName(), withJob);
    PollPacing before = pacing;
    pacing = pacing.answered();
    if (before.isPaused()) {
      resume();
    } else if (before.failures() > 0) {
      LogKeys.of(LOG.atInfo(), section).log("the coordinator answers again");
    }
  }

  /// One reason to pause is over; another may be left, whose end is told then.
  private void resume() {
    if (!pacing.isPaused() && !platform.isPaused()) {
      context.announcer().sectionResumed(section.uniqueName());
    }
  }

  private Duration failed(CallError error) {
    lastError = error.message();
    boolean wasWell = pacing.failures() == 0;
    pacing = pacing.failed(error.kind());
    Duration pause = pacing.afterFailure(error);
    if (pacing.isPaused()) {
      context.announcer().sectionPaused(section.uniqueName(), error.message(), pause);
    } else if (wasWell) {
      LogKeys.of(LOG.atWarn(), section)
          .addKeyValue("kind", error.kind())
          .log("no jobs come from the coordinator: {}", error.message());
    }
    return pause;
  }

  private Instant now() {
    return context.time().instant();
  }
}
