package dev.paasrunner.docker;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.time.Time;
import java.time.Duration;
import java.util.Collection;

/// Removes whatever bears a host's mark, again and again until a look finds nothing.
///
/// The engine finishes one more step of a build that was interrupted, and what that step makes
/// appears after the first look: hence a look after the last removal, and some more soon after an
/// interruption.
final class Removal {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int LOOKS = 40;

  private final Containers containers;
  private final Images images;
  private final Markers markers;
  private final Time time;

  Removal(Containers containers, Images images, Markers markers, Time time) {
    this.containers = containers;
    this.images = images;
    this.markers = markers;
    this.time = time;
  }

  void remove(HostPlan plan) throws ExecutorException, InterruptedException {
    for (int look = 1; look <= LOOKS; look++) {
      if (!removedAnything(plan) && !images.mayAppear(plan)) {
        return;
      }
      time.sleepUntil(time.instant().plus(PAUSE));
    }
    throw new ExecutorException(
        ErrorKind.TRANSIENT,
        "could not remove the host %s: after %d tries something of it is still there"
            .formatted(plan.name(), LOOKS));
  }

  private boolean removedAnything(HostPlan plan) throws ExecutorException, InterruptedException {
    Collection<String> mark = Filters.equal(HostLabels.mark(plan));
    boolean found = removed(containers.bearing(mark));
    found |= removed(containers.madeByOriginal(plan));
    found |= images.removeBearing(mark);
    found |= images.removeOfOriginal(plan);
    found |= markers.remove(plan);
    return found;
  }

  private boolean removed(Collection<FoundContainer> found)
      throws ExecutorException, InterruptedException {
    for (FoundContainer container : found) {
      containers.remove(container);
    }
    return !found.isEmpty();
  }
}
