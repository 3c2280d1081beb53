package dev.paasrunner.docker;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.Weight;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.ExecutorTraits;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.LaunchStatus;
import dev.paasrunner.spi.WaitListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Runs each job in a container of one Docker engine, built from the job's context and with the
/// engine's socket mounted, so that the job can use Docker.
///
/// **What a host is.** Before its launch, an empty volume of the host's name, the *marker*: a
/// container cannot exist before its image is built. From the launch on, the container of that
/// name; the marker goes when the container was created and before it is started. So at any instant
/// between [#provision] and [#decommission] one thing of that name bears the owner's mark; the
/// engine lets exist at most one volume and one container of a name, whoever asks; and a host whose
/// container was removed by others is seen to be absent, because the marker is gone too. Whoever
/// looks for a host looks for the marker first: when that is gone, the container is there already.
///
/// **What belongs to a host.** Whatever bears its mark: marker, container, image, and what is left
/// of an interrupted build. [#decommission] removes all of it and [#listOwned] shows a host as long
/// as any of it exists.
///
/// **Launched** is a container that was started. One that was created and not started was not
/// launched; the next launch starts that one.
///
/// **Hosts of the original program** bear no mark. They are containers of an image that is named
/// after the job; see [Adopted].
///
/// The engine answers from memory, hence nothing lags.
final class LocalDockerExecutor implements Executor {
  private static final ExecutorTraits TRAITS =
      new ExecutorTraits(Duration.ZERO, Duration.ofSeconds(1));

  /// `RestrictedNamePattern` of the engine, for containers and volumes.
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

  private final Engine engine;
  private final DockerSettings settings;
  private final WaitListener waiting;
  private final Containers containers;
  private final Images images;
  private final Markers markers;

  LocalDockerExecutor(Engine engine, DockerSettings settings, WaitListener waiting) {
    this.engine = engine;
    this.settings = settings;
    this.waiting = waiting;
    this.containers = new Containers(engine, settings);
    this.images = new Images(engine);
    this.markers = new Markers(engine);
  }

  @Override
  public ExecutorTraits traits() {
    return TRAITS;
  }

  @Override
  public Weight heaviest() {
    return Weight.ONE;
  }

  @Override
  public List<String> doubts() {
    return List.of();
  }

  @Override
  public Weight weightOf(String flavor) {
    return Weight.ONE;
  }

  @Override
  public HostPlan plan(JobPayload payload, OwnerMark owner, String hostName)
      throws ExecutorException {
    if (!NAME.matcher(hostName).matches()) {
      throw new ExecutorException(
          ErrorKind.REFUSED,
          "Docker allows no container named %s: a name has letters, digits, '_', '.' and '-' only"
              .formatted(hostName));
    }
    return new HostPlan(hostName, owner, Weight.ONE, Map.of());
  }

  @Override
  public Optional<PaasResource> find(HostPlan plan) throws ExecutorException, InterruptedException {
    return markers.exists(plan) || containers.of(plan).isPresent()
        ? Optional.of(HostLabels.resource(plan))
        : Optional.empty();
  }

  @Override
  public PaasResource provision(HostPlan plan) throws ExecutorException, InterruptedException {
    Engine telling = engine.telling(why -> waits(plan, why));
    if (new Containers(telling, settings).of(plan).isEmpty()
        && !new Markers(telling).create(plan)) {
      throw new ExecutorException(
          ErrorKind.REFUSED,
          "could not create the marker volume %s: another volume has this name; remove it"
              .formatted(plan.name()));
    }
    return HostLabels.resource(plan);
  }

  @Override
  public void launch(PaasResource host, BuildContext context)
      throws ExecutorException, InterruptedException {
    HostPlan plan = host.plan();
    if (Adopted.image(plan).isPresent()) {
      // The original made nothing of it before its launch.
      PaasResource _ = provision(plan);
    }
    Engine telling = engine.telling(why -> waits(plan, why));
    new Launching(
            new Containers(telling, settings),
            images,
            new Markers(telling),
            why -> waits(plan, why))
        .launch(plan, context);
  }

  private void waits(HostPlan plan, String why) {
    waiting.waits(plan.owner().job(), why);
  }

  @Override
  public LaunchStatus launchStatus(PaasResource host)
      throws ExecutorException, InterruptedException {
    return containers
        .of(host.plan())
        .filter(found -> found.phase() != FoundContainer.Phase.CREATED)
        .map(_ -> LaunchStatus.LAUNCHED)
        .orElse(LaunchStatus.NOT_LAUNCHED);
  }

  @Override
  public Map<String, HostCondition> observe(Collection<? extends PaasResource> hosts)
      throws ExecutorException, InterruptedException {
    return hosts.isEmpty() ? Map.of() : new Observation(containers, markers).of(hosts);
  }

  /// A host that still runs is asked to end first, so that its own runner can remove the containers
  /// that it started beside it.
  @Override
  public void decommission(PaasResource host) throws ExecutorException, InterruptedException {
    new Removal(containers, images, markers, engine.time()).remove(host.plan());
  }

  @Override
  public List<PaasResource> listOwned(String systemId)
      throws ExecutorException, InterruptedException {
    List<String> ours = Filters.equal(Map.of(HostLabels.SYSTEM, systemId));
    List<Map<String, String>> labels = new ArrayList<>();
    labels.addAll(markers.bearing(ours));
    containers.bearing(ours).forEach(container -> labels.add(container.labels()));
    labels.addAll(images.labelsOf(ours));
    Map<String, PaasResource> hosts = new LinkedHashMap<>();
    labels.forEach(
        one -> HostLabels.read(one).ifPresent(host -> hosts.putIfAbsent(host.name(), host)));
    return List.copyOf(hosts.values());
  }

  @Override
  public Optional<PaasResource> adopt(HostPlan plan, Map<String, String> saved) {
    return Adopted.host(plan, saved);
  }

  @Override
  public void close() {
    engine.close();
  }
}
