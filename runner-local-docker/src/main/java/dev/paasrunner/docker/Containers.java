package dev.paasrunner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.spi.ExecutorException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The containers of the engine that bear our labels.
final class Containers {
  private static final String SOCKET_INSIDE = "/var/run/docker.sock";

  /// How long a host that still runs may take to end by itself, so that its runner can remove the
  /// containers that it started beside it: the engine is shared, and nobody else would.
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Engine engine;
  private final DockerSettings settings;

  Containers(Engine engine, DockerSettings settings) {
    this.engine = engine;
    this.settings = settings;
  }

  /// The container of a plan's name, if it bears the plan's mark; of a host of the original
  /// program, the container of its image.
  Optional<FoundContainer> of(HostPlan plan) throws ExecutorException, InterruptedException {
    Optional<FoundContainer> ours = named(plan.name()).filter(found -> found.isHostOf(plan));
    return ours.isPresent() ? ours : madeByOriginal(plan).stream().findFirst();
  }

  /// The containers that the original program made for a plan.
  List<FoundContainer> madeByOriginal(HostPlan plan)
      throws ExecutorException, InterruptedException {
    Optional<String> image = Adopted.image(plan);
    return image.isEmpty()
        ? List.of()
        : engine
            .look(
                "list the containers of the image " + image.get(),
                client ->
                    client
                        .listContainersCmd()
                        .withShowAll(true)
                        .withAncestorFilter(List.of(image.get()))
                        .exec())
            .stream()
            .map(FoundContainer::of)
            .toList();
  }

  /// The container of a name, whoever made it.
  Optional<FoundContainer> named(String name) throws ExecutorException, InterruptedException {
    return inspect(name).map(FoundContainer::of);
  }

  /// Looks at one container by name or id.
  Optional<InspectContainerResponse> inspect(String container)
      throws ExecutorException, InterruptedException {
    return engine.look(
        "look at the container " + container,
        client -> {
          try {
            return Optional.of(client.inspectContainerCmd(container).exec());
          } catch (NotFoundException _) {
            return Optional.empty();
          }
        });
  }

  /// All containers, running or not, that bear all of these labels.
  ///
  /// @param labels keys, or keys with values as `key=value`
  List<FoundContainer> bearing(Collection<String> labels)
      throws ExecutorException, InterruptedException {
    return engine
        .look(
            "list the containers of hosts",
            client -> client.listContainersCmd().withShowAll(true).withLabelFilter(labels).exec())
        .stream()
        .map(FoundContainer::of)
        .toList();
  }

  /// Makes the container of a plan from its image, without starting it.
  ///
  /// @return false if there is a container of that name
  boolean create(HostPlan plan) throws ExecutorException, InterruptedException {
    return engine.change(
        "create the container " + plan.name(), Engine.LIMIT, client -> created(client, plan));
  }

  private boolean created(DockerClient client, HostPlan plan) {
    try {
      String _ =
          client
              .createContainerCmd(ImageName.of(plan.name()))
              .withName(plan.name())
              .withLabels(HostLabels.of(plan))
              .withHostConfig(hostConfig())
              .exec()
              .getId();
      return true;
    } catch (ConflictException _) {
      return false;
    }
  }

  private HostConfig hostConfig() {
    HostConfig config =
        HostConfig.newHostConfig()
            .withMounts(
                List.of(
                    new Mount()
                        .withType(MountType.BIND)
                        .withSource(settings.socket().toString())
                        .withTarget(SOCKET_INSIDE)));
    settings.network().ifPresent(config::withNetworkMode);
    return config;
  }

  /// Starts a container that was created. Nothing happens if it runs already.
  void start(String name, String id) throws ExecutorException, InterruptedException {
    engine.change(
        "start the container " + name,
        Engine.LIMIT,
        client -> {
          try {
            return client.startContainerCmd(id).exec();
          } catch (NotModifiedException _) {
            return Optional.empty();
          }
        });
  }

  /// Ends and removes a container with its anonymous volumes. It may still be there afterwards, if
  /// the engine is removing it already; it may have been gone before.
  void remove(FoundContainer container) throws ExecutorException, InterruptedException {
    if (container.phase() == FoundContainer.Phase.RUNNING) {
      stop(container.id());
    }
    engine.change(
        "remove the container " + container.id(),
        Engine.LIMIT,
        client -> {
          try {
            return client
                .removeContainerCmd(container.id())
                .withForce(true)
                .withRemoveVolumes(true)
                .exec();
          } catch (NotFoundException | ConflictException _) {
            return Optional.empty();
          }
        });
  }

  private void stop(String id) throws ExecutorException, InterruptedException {
    engine.change(
        "stop the container " + id,
        Engine.LIMIT.plus(GRACE),
        client -> {
          try {
            return client
                .stopContainerCmd(id)
                .withTimeout(Math.toIntExact(GRACE.toSeconds()))
                .exec();
          } catch (NotFoundException | NotModifiedException | ConflictException _) {
            return Optional.empty();
          }
        });
  }
}
