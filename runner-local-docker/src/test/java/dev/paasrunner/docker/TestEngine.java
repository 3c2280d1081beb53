package dev.paasrunner.docker;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.Frame;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.WaitListener;
import dev.paasrunner.time.SystemTime;
import dev.paasrunner.time.Time;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// The engine of this machine, seen without the code under test. Brings a base image of its own,
/// made from nothing but a static busybox, since no image can be pulled.
final class TestEngine implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Time time = new SystemTime();
  private final String base = "local-docker-test:" + UUID.randomUUID();
  private final DockerClient client;

  TestEngine() throws InvalidSettingsException, IOException {
    client = EngineClient.open(RequiresEngine.SOCKET);
    String _ =
        client
            .buildImageCmd(new ByteArrayInputStream(TarArchive.of(baseFiles())))
            .withTags(Set.of(base))
            .exec(new BuildImageResultCallback())
            .awaitImageId(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /// Busybox comes as an archive, because files of a context are not executable.
  private static Map<String, byte[]> baseFiles() throws IOException {
    Process tar =
        new ProcessBuilder("tar", "-C", "/bin", "-cf", "-", "busybox")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String dockerfile =
        """
        FROM scratch
        ADD busybox.tar /bin/
        ENV PATH=/bin
        RUN ["/bin/busybox", "--install", "-s", "/bin"]
        """;
    return new TreeMap<>(
        Map.of(
            "Dockerfile", dockerfile.getBytes(StandardCharsets.UTF_8),
            "busybox.tar", tar.getInputStream().readAllBytes()));
  }

  DockerClient client() {
    return client;
  }

  /// The image that hosts are built from.
  String base() {
    return base;
  }

  /// A host whose shell runs a script, after it wrote one line to the container's log. It is killed
  /// without a grace, since a shell that is the first process of a container ignores the request.
  BuildContext running(String script) {
    return context(
        """
        STOPSIGNAL SIGKILL
        ENTRYPOINT ["/bin/busybox", "sh", "-c", "echo started; %s"]
        """
            .formatted(script));
  }

  /// A host from a Dockerfile that goes on after `FROM`.
  BuildContext context(String rest) {
    return context(rest, Map.of());
  }

  BuildContext context(String rest, Map<String, String> files) {
    Map<String, byte[]> all = new TreeMap<>();
    files.forEach((name, text) -> all.put(name, text.getBytes(StandardCharsets.UTF_8)));
    all.put("Dockerfile", "FROM %s\n%s".formatted(base, rest).getBytes(StandardCharsets.UTF_8));
    return new BuildContext(all);
  }

  static LocalDockerExecutor newExecutor(Optional<String> network) throws InvalidSettingsException {
    return newExecutor(network, WaitListener.NONE);
  }

  static LocalDockerExecutor newExecutor(Optional<String> network, WaitListener waiting)
      throws InvalidSettingsException {
    Engine engine =
        new Engine(
            EngineClient.open(RequiresEngine.SOCKET), RequiresEngine.SOCKET, new SystemTime());
    return new LocalDockerExecutor(
        engine, new DockerSettings(RequiresEngine.SOCKET, network), waiting);
  }

  /// Makes a host's container as a daemon leaves it that was killed before it could start it.
  String createContainer(HostPlan plan) {
    return client
        .createContainerCmd(base)
        .withName(plan.name())
        .withLabels(HostLabels.of(plan))
        .withCmd("sleep", "600")
        .exec()
        .getId();
  }

  /// Makes a container that bears no mark.
  String createForeignContainer(String name) {
    return client.createContainerCmd(base).withName(name).withCmd("true").exec().getId();
  }

  /// Waits until a step of the build of a host runs.
  void awaitBuildStep(String hostName) throws Exception {
    Map<String, String> label = Map.of(HostLabels.HOST, hostName);
    await(() -> !client.listContainersCmd().withLabelFilter(label).exec().isEmpty());
  }

  /// Waits until a container has written so many lines.
  void awaitLines(String container, int count) throws Exception {
    await(() -> linesOf(container) >= count);
  }

  /// Waits until a container does not exist any more.
  void awaitGone(String container) throws Exception {
    await(() -> !exists(container));
  }

  private void await(Callable<Boolean> condition) throws Exception {
    Instant deadline = time.instant().plus(PATIENCE);
    while (!condition.call()) {
      if (time.instant().isAfter(deadline)) {
        throw new AssertionError("it did not happen within " + PATIENCE);
      }
      time.sleepUntil(time.instant().plusMillis(50));
    }
  }

  /// How many lines a container has written; 0 if there is none.
  int linesOf(String container) throws InterruptedException {
    if (!exists(container)) {
      return 0;
    }
    Collected<Frame> frames = new Collected<>();
    boolean ended =
        client
            .logContainerCmd(container)
            .withStdOut(true)
            .exec(frames)
            .awaitCompletion(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    frames.items.forEach(frame -> log.writeBytes(frame.getPayload()));
    return ended ? (int) log.toString(StandardCharsets.UTF_8).lines().count() : -1;
  }

  /// With what a container ended, also after it was removed.
  String exitCodeFromEvents(String container) throws InterruptedException {
    Collected<Event> events = new Collected<>();
    boolean _ =
        client
            .eventsCmd()
            .withContainerFilter(container)
            .withEventFilter("die")
            .withSince("0")
            .withUntil(Long.toString(time.instant().getEpochSecond() + 1))
            .exec(events)
            .awaitCompletion(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return events.items.stream()
        .flatMap(event -> Optional.ofNullable(event.getActor()).stream())
        .flatMap(actor -> Optional.ofNullable(actor.getAttributes()).stream())
        .map(attributes -> attributes.getOrDefault("exitCode", ""))
        .findFirst()
        .orElse("no event");
  }

  Map<String, String> labelsOf(String image) {
    return requireNonNull(
        requireNonNull(client.inspectImageCmd(image).exec().getConfig()).getLabels());
  }

  /// What is mounted where in a container.
  List<String> mountsOf(String container) {
    return mounts(container).stream()
        .map(mount -> mount.getSource() + " on " + mount.getDestination())
        .toList();
  }

  List<String> volumesOf(String container) {
    return mounts(container).stream()
        .flatMap(mount -> Optional.ofNullable(mount.getName()).stream())
        .toList();
  }

  private List<InspectContainerResponse.Mount> mounts(String container) {
    return requireNonNull(client.inspectContainerCmd(container).exec().getMounts());
  }

  String networkOf(String container) {
    return requireNonNull(
        client.inspectContainerCmd(container).exec().getHostConfig().getNetworkMode());
  }

  boolean exists(String container) {
    try {
      return !client.inspectContainerCmd(container).exec().getId().isEmpty();
    } catch (NotFoundException _) {
      return false;
    }
  }

  /// An image and those that it was made from, down to the base image.
  List<String> imagesAboveBase(String image) {
    String end = client.inspectImageCmd(base).exec().getId();
    List<String> found = new ArrayList<>();
    String id = requireNonNull(client.inspectImageCmd(image).exec().getId());
    while (!id.equals(end)) {
      found.add(id);
      id = requireNonNull(client.inspectImageCmd(id).exec().getParent());
    }
    return found;
  }

  /// Everything whose name or labels contain a text: containers, volumes and images, those without
  /// a name included.
  Set<String> holdings(String text) {
    Set<String> found = new TreeSet<>();
    client.listContainersCmd().withShowAll(true).exec().stream()
        .filter(c -> (List.of(c.getNames()) + "" + c.getLabels()).contains(text))
        .forEach(c -> found.add("container " + List.of(c.getNames())));
    client.listImagesCmd().withShowAll(true).exec().stream()
        .filter(i -> (String.join(" ", tags(i.getRepoTags())) + i.getLabels()).contains(text))
        .forEach(i -> found.add("image " + i.getId()));
    Optional.ofNullable(client.listVolumesCmd().exec().getVolumes()).orElse(List.of()).stream()
        .filter(v -> (v.getName() + v.getLabels()).contains(text))
        .forEach(v -> found.add("volume " + v.getName()));
    return found;
  }

  private static String[] tags(String[] tags) {
    return Optional.ofNullable(tags).orElse(new String[0]);
  }

  @Override
  public void close() throws IOException {
    client.removeImageCmd(base).withForce(true).exec();
    client.close();
  }

  private static final class Collected<T> extends ResultCallback.Adapter<T> {
    private final Queue<T> items = new ConcurrentLinkedQueue<>();

    @Override
    public void onNext(T item) {
      items.add(item);
    }
  }
}
