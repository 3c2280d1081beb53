package dev.paasrunner.docker;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import java.util.Optional;

/// Turns a marker into a running container: build, create, remove the marker, start.
///
/// An end at any point is repaired by beginning again: a container that is there is not made again,
/// and one that was started is left alone.
final class Launching {
  private final Containers containers;
  private final Images images;
  private final Markers markers;

  Launching(Containers containers, Images images, Markers markers) {
    this.containers = containers;
    this.images = images;
    this.markers = markers;
  }

  void launch(HostPlan plan, BuildContext context) throws ExecutorException, InterruptedException {
    Optional<FoundContainer> earlier = containers.of(plan);
    FoundContainer container = earlier.isPresent() ? earlier.get() : make(plan, context);
    if (container.phase() == FoundContainer.Phase.CREATED) {
      boolean _ = markers.remove(plan);
      start(plan, container);
    }
  }

  private FoundContainer make(HostPlan plan, BuildContext context)
      throws ExecutorException, InterruptedException {
    if (!markers.exists(plan)) {
      throw new ExecutorException(
          ErrorKind.GONE,
          "could not launch %s: neither its container nor its marker volume exists"
              .formatted(plan.name()));
    }
    images.build(plan, context);
    boolean made = containers.create(plan);
    Optional<FoundContainer> container = containers.of(plan);
    return container.orElseThrow(() -> missing(plan, made));
  }

  private static ExecutorException missing(HostPlan plan, boolean made) {
    return made
        ? new ExecutorException(
            ErrorKind.GONE,
            "the container %s was removed while it was launched".formatted(plan.name()))
        : new ExecutorException(
            ErrorKind.REFUSED,
            "could not create the container %s: another one has this name; remove or rename it"
                .formatted(plan.name()));
  }

  /// A start can be answered with 404 for a network or a mount that is missing, too.
  private void start(HostPlan plan, FoundContainer container)
      throws ExecutorException, InterruptedException {
    try {
      containers.start(plan.name(), container.id());
    } catch (ExecutorException e) {
      if (e.error().kind() == ErrorKind.GONE && containers.of(plan).isPresent()) {
        throw new ExecutorException(ErrorKind.REFUSED, e.error().message(), e);
      }
      throw e;
    }
  }
}
