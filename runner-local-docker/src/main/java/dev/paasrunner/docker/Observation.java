package dev.paasrunner.docker;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.JobLines;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at many hosts with two requests, and one more for each that has ended.
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
    List<Map<String, String>> marked = markers.bearing(OURS);
    List<FoundContainer> found = containers.bearing(OURS);
    Map<String, HostCondition> conditions = new HashMap<>();
    for (PaasResource host : hosts) {
      Optional<FoundContainer> container =
          Stream.concat(
                  found.stream().filter(one -> one.isHostOf(host.plan())),
                  containers.madeByOriginal(host.plan()).stream())
              .findFirst();
      Optional<HostCondition> condition =
          container.isPresent()
              ? condition(host, container.get())
              : Optional.of(withoutContainer(host, marked));
      condition.ifPresent(seen -> conditions.put(host.name(), seen));
    }
    return conditions;
  }

  private static HostCondition withoutContainer(
      PaasResource host, List<Map<String, String>> marked) {
    return marked.stream().anyMatch(labels -> HostLabels.prove(labels, host.plan()))
        ? new HostCondition.Pending()
        : new HostCondition.Absent();
  }

  private Optional<HostCondition> condition(PaasResource host, FoundContainer container)
      throws InterruptedException {
    return switch (container.phase()) {
      case CREATED -> Optional.of(new HostCondition.Pending());
      case RUNNING -> Optional.of(new HostCondition.Running());
      case ENDED -> ended(host, container.id());
    };
  }

  /// Empty if it could not be looked at; that must not hide the other hosts.
  private Optional<HostCondition> ended(PaasResource host, String id) throws InterruptedException {
    try {
      return Optional.of(
          containers
              .inspect(id)
              .map(found -> end(found.getState()))
              .orElseGet(HostCondition.Absent::new));
    } catch (ExecutorException e) {
      JobLines.about(LOG.atDebug(), host).setCause(e).log("could not look at an ended host");
      return Optional.empty();
    }
  }

  private static HostCondition end(ContainerState state) {
    return new HostCondition.Ended(detail(state.getExitCodeLong(), state.getOOMKilled()));
  }

  static String detail(@Nullable Long exitCode, @Nullable Boolean outOfMemory) {
    String code = exitCode == null ? "exit code unknown" : "exit code " + exitCode;
    return Boolean.TRUE.equals(outOfMemory) ? code + ", out of memory" : code;
  }
}
