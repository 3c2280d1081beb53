package dev.paasrunner.engine;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.status.Asking;
import dev.paasrunner.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// How the platform of one section does. One failure is one job's trouble; several without a
/// success in between are an outage: then no job is asked for, and those that wait for a host are
/// kept. Any thread.
final class Platform {
  /// How long no job is asked for after the credentials were refused: each would fail.
  private static final Duration AFTER_DENIAL = Duration.ofMinutes(5);

  private static final int MANY = 2;

  private final String runner;
  private final RunnerListener announcer;
  private final Time time;
  private final Set<JobKey> failing = new HashSet<>();
  private int failedLooks;
  private boolean oneGaveUp;
  private boolean down;
  private Instant deniedUntil = Instant.MIN;
  private boolean paused;
  private String lastError = "";

  Platform(String runner, RunnerListener announcer, Time time) {
    this.runner = runner;
    this.announcer = announcer;
    this.time = time;
  }

  /// A host was made or was handed its job.
  synchronized void served() {
    failing.clear();
    oneGaveUp = false;
    reconsider("");
  }

  /// A host could not be made, or not be handed its job.
  synchronized void failedFor(JobKey job, CallError error) {
    switch (error.kind()) {
      case TRANSIENT, EXHAUSTED -> {
        failing.add(job);
        reconsider(error.message());
      }
      case DENIED -> denied(error);
      case REFUSED, GONE -> {}
    }
  }

  private void denied(CallError error) {
    boolean news = !paused;
    lastError = error.message();
    deniedUntil = time.instant().plus(AFTER_DENIAL);
    paused = true;
    if (news) {
      announcer.sectionPaused(runner, error.message(), AFTER_DENIAL);
    }
  }

  /// The job does not wait for a host any more.
  synchronized void forget(JobKey job) {
    if (failing.remove(job)) {
      oneGaveUp = true;
      reconsider("");
    }
  }

  /// Hosts were looked at, or there is none to look at.
  synchronized void answered() {
    failedLooks = 0;
    reconsider("");
  }

  /// Hosts could not be looked at.
  synchronized void failedToShow(CallError error) {
    failedLooks++;
    if (error.kind() == ErrorKind.DENIED) {
      denied(error);
    }
    reconsider(error.message());
  }

  private void reconsider(String why) {
    boolean was = down;
    int present = failing.size() + failedLooks;
    // Without a job that still tries nobody would notice that the platform works again.
    down = present > 0 && present + (oneGaveUp ? 1 : 0) >= MANY;
    if (down && !was) {
      lastError = why;
      announcer.platformDown(runner, why);
    } else if (was && !down) {
      announcer.platformUp(runner);
    }
  }

  /// Whether the platform fails for everybody.
  synchronized boolean isDown() {
    return down;
  }

  /// Whether the credentials were refused, and nobody has taken notice yet that the pause after
  /// that is over.
  synchronized boolean isPaused() {
    return paused;
  }

  /// Takes notice of the end of a pause, if one has ended since.
  ///
  /// @return whether one has
  synchronized boolean takeEndOfPause() {
    boolean ended = paused && !isDenied();
    paused = paused && !ended;
    return ended;
  }

  /// Whether a job that is taken now has a chance to get a host.
  synchronized boolean isUsable() {
    return !down && !isDenied();
  }

  /// Why no job is asked for, if none is.
  synchronized Optional<Asking> trouble() {
    if (down) {
      return Optional.of(new Asking(Asking.Condition.PLATFORM_FAILS, lastError));
    }
    return isDenied()
        ? Optional.of(new Asking(Asking.Condition.PLATFORM_REFUSES, lastError))
        : Optional.empty();
  }

  private boolean isDenied() {
    return time.instant().isBefore(deniedUntil);
  }
}
