package dev.paasrunner.testkit.process;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.job.Weight;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.ExecutorTraits;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.LaunchStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hosts that are a folder and a process of this machine, **without any isolation**: for
/// demonstrations and tests only.
///
/// Takes what every executor is given. Of the Dockerfile it reads which files go where and what is
/// started; in place of the image it runs the stand-in of the testkit, so that the name of the
/// image does not matter, unless it contains [#MISSING_IMAGE]: such a host cannot be built.
/// Everything it knows is in the folders, so that hosts outlive the daemon and are found again.
public final class ProcessHostExecutor implements Executor {
  /// An image with this in its name does not exist.
  public static final String MISSING_IMAGE = "no-such-image";

  private final Path root;
  private final Path shell;

  /// @param root an existing folder, where each host gets a folder of its name
  public ProcessHostExecutor(Path root) {
    this(root, Path.of("/bin/sh"));
  }

  /// @param shell the POSIX shell that starts hosts
  ProcessHostExecutor(Path root, Path shell) {
    this.root = root.toAbsolutePath();
    this.shell = shell;
  }

  @Override
  public ExecutorTraits traits() {
    return new ExecutorTraits(Duration.ZERO, Duration.ofSeconds(1));
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
  public HostPlan plan(JobPayload payload, OwnerMark owner, String hostName) {
    return new HostPlan(hostName, owner, Weight.ONE, Map.of());
  }

  @Override
  public Optional<PaasResource> find(HostPlan plan) throws ExecutorException {
    return plan("look up", plan.name())
        .filter(found -> found.owner().equals(plan.owner()))
        .map(this::resource);
  }

  @Override
  public PaasResource provision(HostPlan plan) throws ExecutorException {
    try {
      HostFolder.named(root, plan.name()).create(plan);
    } catch (IOException e) {
      throw failed("make", plan.name(), e);
    }
    return find(plan)
        .orElseThrow(
            () ->
                new ExecutorException(
                    ErrorKind.REFUSED, "the host " + plan.name() + " exists and is another's"));
  }

  @Override
  public void launch(PaasResource host, BuildContext context)
      throws ExecutorException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    HostFolder folder = folder(host);
    if (plan("launch", host.name()).isEmpty()) {
      throw new ExecutorException(ErrorKind.GONE, "the host " + host.name() + " does not exist");
    }
    PushedImage image = PushedImage.of(context);
    try {
      if (!folder.isLaunched()) {
        HostProcess.start(folder, shell, image.unpack(folder.path().resolve("root")));
      }
    } catch (IOException e) {
      throw failed("launch", host.name(), e);
    }
  }

  @Override
  public LaunchStatus launchStatus(PaasResource host) throws ExecutorException {
    return folder(host).isLaunched() ? LaunchStatus.LAUNCHED : LaunchStatus.NOT_LAUNCHED;
  }

  @Override
  public Map<String, HostCondition> observe(Collection<? extends PaasResource> hosts)
      throws ExecutorException {
    Map<String, HostCondition> conditions = new HashMap<>();
    for (PaasResource host : hosts) {
      try {
        conditions.put(host.name(), condition(host));
      } catch (IOException e) {
        // Not looked at: the contract is to leave it out.
      }
    }
    return conditions;
  }

  private HostCondition condition(PaasResource host) throws ExecutorException, IOException {
    HostFolder folder = folder(host);
    if (folder.plan().isEmpty()) {
      return new HostCondition.Absent();
    }
    if (!folder.isLaunched()) {
      return new HostCondition.Pending();
    }
    return HostProcess.in(folder).isPresent()
        ? new HostCondition.Running()
        : new HostCondition.Ended(folder.lastOutput());
  }

  @Override
  public void decommission(PaasResource host) throws ExecutorException, InterruptedException {
    Optional<HostPlan> found = plan("remove", host.name());
    if (found.isPresent() && !found.get().owner().equals(host.plan().owner())) {
      throw new ExecutorException(
          ErrorKind.REFUSED, "the host " + host.name() + " is another's and was left alone");
    }
    HostFolder folder = folder(host);
    try {
      Optional<HostProcess> process = HostProcess.in(folder);
      if (process.isPresent()) {
        process.get().end();
      }
      folder.delete();
    } catch (IOException e) {
      throw failed("remove", host.name(), e);
    }
  }

  @Override
  public List<PaasResource> listOwned(String systemId) throws ExecutorException {
    try {
      return HostFolder.allPlans(root).stream()
          .filter(plan -> plan.owner().systemId().equals(systemId))
          .map(this::resource)
          .toList();
    } catch (IOException e) {
      throw failed("list", root.toString(), e);
    }
  }

  @Override
  public void close() {
    // Folders and processes stay; nothing else is held.
  }

  private PaasResource resource(HostPlan plan) {
    return new StoredResource(
        plan, plan.name(), Map.of("folder", root.resolve(plan.name()).toString()));
  }

  private HostFolder folder(PaasResource host) throws ExecutorException {
    return HostFolder.named(root, host.name());
  }

  private Optional<HostPlan> plan(String attempt, String host) throws ExecutorException {
    try {
      return HostFolder.named(root, host).plan();
    } catch (IOException e) {
      throw failed(attempt, host, e);
    }
  }

  private static ExecutorException failed(String attempt, String host, IOException cause) {
    return new ExecutorException(
        ErrorKind.TRANSIENT, "could not " + attempt + " " + host + ": " + cause, cause);
  }
}
