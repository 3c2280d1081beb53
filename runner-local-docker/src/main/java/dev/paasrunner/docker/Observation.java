package dev.paasrunner.docker;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at many hosts with one request, one more if some are not launched, and one for each that
/// has ended.
final class Observation {
  private static final Logger LOG = LoggerFactory.getLogger(Observation.class);
  private static final List<String> OURS = List.of(HostLabels.HOST);

  private final Containers containers;
  private final Markers markers;

  Observation(Containers containers, Markers markers) {
    this.containers = containers;
    this.markers = markers;
  }

  Map<String, HostCondition> of(Collection<? extends PaasResource> hosts)
      throws ExecutorException, InterruptedException {
    List<FoundContainer> found =
        containers.bearing(OURS).stream().filter(FoundContainer::isHost).toList();
    Map<String, HostCondition> conditions = new HashMap<>();
    Set<PaasResource> missing = new HashSet<>();
    for (PaasResource host : hosts) {
      Optional<FoundContainer> container = containerOf(host, found);
      if (container.isPresent()) {
        condition(host.name(), container.get())
            .ifPresent(condition -> conditions.put(host.name(), condition));
      } else {
        missing.add(host);
      }
    }
    conditions.putAll(withoutContainer(missing));
    return conditions;
  }

  private static Optional<FoundContainer> containerOf(
      PaasResource host, List<FoundContainer> found) {
    return found.stream()
        .filter(container -> HostLabels.prove(container.labels(), host.plan()))
        .findFirst();
  }

  private Optional<HostCondition> condition(String name, FoundContainer container)
      throws InterruptedException {
    return switch (container.phase()) {
      case CREATED -> Optional.of(new HostCondition.Pending());
      case RUNNING -> Optional.of(new HostCondition.Running());
      case ENDED -> ended(name, container.id());
    };
  }

  /// Empty if it could not be looked at; that must not hide the other hosts.
  private Optional<HostCondition> ended(String name, String id) throws InterruptedException {
    try {
      return Optional.of(
          containers
              .inspect(id)
              .<HostCondition>map(found -> new HostCondition.Ended(detail(found.getState())))
              .orElseGet(HostCondition.Absent::new));
    } catch (ExecutorException e) {
      LOG.atDebug().addKeyValue("host", name).setCause(e).log("could not look at an ended host");
      return Optional.empty();
    }
  }

  static String detail(ContainerState state) {
    String code =
        Optional.ofNullable(state.getExitCodeLong()).map(c -> "exit code " + c).orElse("");
    return Boolean.TRUE.equals(state.getOOMKilled()) ? code + ", out of memory" : code;
  }

  private Map<String, HostCondition> withoutContainer(Set<PaasResource> hosts)
      throws ExecutorException, InterruptedException {
    Map<String, HostCondition> conditions = new HashMap<>();
    List<Map<String, String>> marked = hosts.isEmpty() ? List.of() : markers.bearing(OURS);
    for (PaasResource host : hosts) {
      boolean provisioned =
          marked.stream().anyMatch(labels -> HostLabels.prove(labels, host.plan()));
      conditions.put(
          host.name(), provisioned ? new HostCondition.Pending() : new HostCondition.Absent());
    }
    return conditions;
  }
}
