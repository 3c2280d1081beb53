package dev.paasrunner.docker;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import java.util.Optional;
import java.util.function.Consumer;

/// Turns a marker into a running container: build, create, remove the marker, start.
///
/// An end at any point is repaired by beginning again: a container that is there is not made again,
/// and one that was started is left alone.
final class Launching {
  private final Containers containers;
  private final Images images;
  private final Markers markers;
  private final Consumer<String> waiting;

  /// @param waiting is told what takes time
  Launching(Containers containers, Images images, Markers markers, Consumer<String> waiting) {
    this.waiting = waiting;
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
      return containers.of(plan).orElseThrow(() -> gone(plan));
    }
    images.build(plan, context, waiting);
    boolean made = create(plan);
    Optional<FoundContainer> seen = containers.named(plan.name());
    return seen.filter(found -> found.isHostOf(plan))
        .orElseThrow(() -> missing(plan, made, seen.isPresent()));
  }

  private static ExecutorException gone(HostPlan plan) {
    return new ExecutorException(
        ErrorKind.GONE,
        "could not launch %s: neither its container nor its marker volume exists"
            .formatted(plan.name()));
  }

  /// A name is taken from the moment that another creation begins until a removal has ended, and
  /// meanwhile there may be nothing to be seen.
  private static ExecutorException missing(HostPlan plan, boolean made, boolean foreign) {
    if (foreign) {
      return new ExecutorException(
          ErrorKind.REFUSED,
          "could not create the container %s: another one has this name; remove or rename it"
              .formatted(plan.name()));
    }
    return new ExecutorException(
        made ? ErrorKind.GONE : ErrorKind.TRANSIENT,
        "could not launch %s: its container was just created or removed by others"
            .formatted(plan.name()));
  }

  /// The engine answers 404 also for an image or a network that is missing. An image that was there
  /// a moment ago was removed by others, and can be built again.
  private boolean create(HostPlan plan) throws ExecutorException, InterruptedException {
    try {
      return containers.create(plan);
    } catch (ExecutorException e) {
      if (e.error().kind() == ErrorKind.GONE) {
        boolean image = e.error().message().contains("No such image");
        throw new ExecutorException(
            image ? ErrorKind.TRANSIENT : ErrorKind.REFUSED, e.error().message(), e);
      }
      throw e;
    }
  }

  /// As in [#create]; but here it can be the container, too.
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
