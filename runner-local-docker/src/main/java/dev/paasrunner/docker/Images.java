package dev.paasrunner.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The images of hosts, those between two steps of a build included.
final class Images {
  /// How long a step may take that the engine finishes after it was told to stop.
  private static final Duration LAST_STEP = Duration.ofSeconds(3);

  private final Engine engine;
  private final Map<String, Instant> interrupted = new ConcurrentHashMap<>();

  Images(Engine engine) {
    this.engine = engine;
  }

  /// Builds the image of a plan, with the plan's mark on whatever the build makes. When the caller
  /// is interrupted the engine is told to stop by closing the connection; it may then finish the
  /// step that it is at.
  ///
  /// @param waiting is told what takes time
  void build(HostPlan plan, BuildContext context, Consumer<String> waiting)
      throws ExecutorException, InterruptedException {
    Build build = new Build(engine, plan.name(), new Redaction(context), waiting);
    try {
      build.run(ImageName.of(plan.name()), BuildArchive.of(context, HostLabels.of(plan)));
    } catch (InterruptedException e) {
      interrupted.put(plan.name(), engine.time().instant());
      throw e;
    }
  }

  /// Whether something of an interrupted build may still appear.
  boolean mayAppear(HostPlan plan) {
    Instant now = engine.time().instant();
    interrupted.values().removeIf(at -> !now.isBefore(at.plus(LAST_STEP)));
    return interrupted.containsKey(plan.name());
  }

  /// The labels of all images, tagged or not, that bear all of these labels.
  ///
  /// @param labels keys, or keys with values as `key=value`
  List<Map<String, String>> labelsOf(Collection<String> labels)
      throws ExecutorException, InterruptedException {
    return bearing(labels).stream()
        .map(image -> Optional.ofNullable(image.getLabels()).orElseGet(Map::of))
        .toList();
  }

  /// Removes all images that bear all of these labels. Some may still be there afterwards: an image
  /// that another was made from goes after it.
  ///
  /// @return whether there were any
  boolean removeBearing(Collection<String> labels) throws ExecutorException, InterruptedException {
    List<Image> found = bearing(labels);
    for (Image image : found) {
      boolean _ = removed(image.getId());
    }
    return !found.isEmpty();
  }

  /// Removes the image that the original program built for a plan.
  ///
  /// @return whether there was one
  boolean removeOfOriginal(HostPlan plan) throws ExecutorException, InterruptedException {
    Optional<String> name = Adopted.image(plan);
    return name.isPresent() && removed(name.get());
  }

  private List<Image> bearing(Collection<String> labels)
      throws ExecutorException, InterruptedException {
    return engine.look(
        "list the images of hosts",
        client -> client.listImagesCmd().withShowAll(true).withFilter("label", labels).exec());
  }

  private boolean removed(String image) throws ExecutorException, InterruptedException {
    return engine.change(
        "remove the image " + image,
        Engine.LIMIT,
        client -> {
          try {
            client.removeImageCmd(image).withForce(true).exec();
            return true;
          } catch (ConflictException _) {
            return true;
          } catch (NotFoundException _) {
            return false;
          }
        });
  }
}
