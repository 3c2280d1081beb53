package dev.paasrunner.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import dev.paasrunner.job.HostPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A container as a look at the engine shows it.
///
/// @param names its names, without the slash that the engine puts before them
record FoundContainer(String id, List<String> names, Map<String, String> labels, Phase phase) {
  /// Where a container is in its life.
  enum Phase {
    /// It was never started.
    CREATED,
    RUNNING,
    /// It ran, and does not run any more.
    ENDED;

    /// From the engine's word (`State.Status`, API 1.41). A paused container counts as running: it
    /// was handed over and has not ended.
    static Phase of(String status) {
      return switch (status) {
        case "created" -> CREATED;
        case "exited", "dead", "removing" -> ENDED;
        default -> RUNNING;
      };
    }
  }

  FoundContainer {
    names = List.copyOf(names);
    labels = Map.copyOf(labels);
  }

  static FoundContainer of(Container listed) {
    List<String> names = Optional.ofNullable(listed.getNames()).map(List::of).orElseGet(List::of);
    return new FoundContainer(
        listed.getId(),
        names.stream().map(FoundContainer::withoutSlash).toList(),
        Objects.requireNonNullElse(listed.getLabels(), Map.of()),
        Phase.of(listed.getState()));
  }

  static FoundContainer of(InspectContainerResponse inspected) {
    Map<String, String> labels =
        Optional.ofNullable(inspected.getConfig().getLabels()).orElseGet(Map::of);
    String status = Objects.requireNonNullElse(inspected.getState().getStatus(), "");
    return new FoundContainer(
        inspected.getId(), List.of(withoutSlash(inspected.getName())), labels, Phase.of(status));
  }

  /// Whether this is the host of a plan, and not a container of its build.
  boolean isHostOf(HostPlan plan) {
    return names.contains(plan.name()) && HostLabels.prove(labels, plan);
  }

  private static String withoutSlash(String name) {
    return name.startsWith("/") ? name.substring(1) : name;
  }
}
