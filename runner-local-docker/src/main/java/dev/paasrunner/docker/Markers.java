package dev.paasrunner.docker;

import com.github.dockerjava.api.command.CreateVolumeResponse;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.spi.ExecutorException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Empty volumes that stand for hosts which are provisioned and not yet launched. A volume needs no
/// image, has a unique name, bears labels, and the engine makes at most one of a name however often
/// it is asked.
final class Markers {
  private final Engine engine;

  Markers(Engine engine) {
    this.engine = engine;
  }

  /// Makes the marker of a plan, or finds it: the answer shows the labels that the volume has.
  ///
  /// @return false if there is a volume of that name which is not ours
  boolean create(HostPlan plan) throws ExecutorException, InterruptedException {
    CreateVolumeResponse made =
        engine.change(
            "create the marker volume " + plan.name(),
            Engine.LIMIT,
            client ->
                client
                    .createVolumeCmd()
                    .withName(plan.name())
                    .withLabels(HostLabels.of(plan))
                    .exec());
    return HostLabels.prove(orNone(made.getLabels()), plan);
  }

  /// Whether a plan has a marker that is ours.
  boolean exists(HostPlan plan) throws ExecutorException, InterruptedException {
    Optional<InspectVolumeResponse> found =
        engine.look(
            "look at the marker volume " + plan.name(),
            client -> {
              try {
                return Optional.of(client.inspectVolumeCmd(plan.name()).exec());
              } catch (NotFoundException _) {
                return Optional.empty();
              }
            });
    return found.filter(volume -> HostLabels.prove(labels(volume), plan)).isPresent();
  }

  /// The labels of all markers that bear all of these labels.
  ///
  /// @param labels keys, or keys with values as `key=value`
  List<Map<String, String>> bearing(Collection<String> labels)
      throws ExecutorException, InterruptedException {
    List<InspectVolumeResponse> volumes =
        engine.look(
            "list the marker volumes of hosts",
            client ->
                Objects.requireNonNullElse(
                    client.listVolumesCmd().withFilter("label", labels).exec().getVolumes(),
                    List.of()));
    return volumes.stream()
        .filter(volume -> isMarker(volume.getName(), labels(volume)))
        .map(Markers::labels)
        .toList();
  }

  /// Removes the marker of a plan, if it is ours.
  ///
  /// @return whether there was one
  boolean remove(HostPlan plan) throws ExecutorException, InterruptedException {
    return exists(plan)
        && engine.change(
            "remove the marker volume " + plan.name(),
            Engine.LIMIT,
            client -> {
              try {
                client.removeVolumeCmd(plan.name()).exec();
              } catch (NotFoundException | ConflictException _) {
                // Gone, or going.
              }
              return true;
            });
  }

  private static boolean isMarker(String name, Map<String, String> labels) {
    return name.equals(labels.get(HostLabels.HOST));
  }

  private static Map<String, String> labels(InspectVolumeResponse volume) {
    return orNone(volume.getLabels());
  }

  private static Map<String, String> orNone(@Nullable Map<String, String> labels) {
    return labels == null ? Map.of() : labels;
  }
}
