package dev.paasrunner.testkit.bench;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Hosts that exist in this process only. Writes down when each launch began.
final class BenchmarkExecutor implements Executor {
  private final Path file;
  private final HostCondition launched;
  private final Map<String, Boolean> launchedByName = new ConcurrentHashMap<>();

  /// @param file to which a line is appended for each launch
  /// @param launched what becomes of a host as soon as it is launched
  BenchmarkExecutor(Path file, HostCondition launched) {
    this.file = file;
    this.launched = launched;
  }

  @Override
  public ExecutorTraits traits() {
    return new ExecutorTraits(Duration.ZERO, Duration.ofMillis(200));
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
  public Optional<PaasResource> find(HostPlan plan) {
    return launchedByName.containsKey(plan.name()) ? Optional.of(host(plan)) : Optional.empty();
  }

  @Override
  public PaasResource provision(HostPlan plan) {
    launchedByName.putIfAbsent(plan.name(), false);
    return host(plan);
  }

  private static PaasResource host(HostPlan plan) {
    return new StoredResource(plan, plan.name(), Map.of());
  }

  @Override
  public void launch(PaasResource host, BuildContext context) throws ExecutorException {
    String line = host.plan().owner().job().id() + " " + Instant.now() + "\n";
    launchedByName.put(host.name(), true);
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new ExecutorException(ErrorKind.REFUSED, "the file " + file + " cannot be written", e);
    }
  }

  @Override
  public LaunchStatus launchStatus(PaasResource host) {
    return launchedByName.getOrDefault(host.name(), false)
        ? LaunchStatus.LAUNCHED
        : LaunchStatus.NOT_LAUNCHED;
  }

  @Override
  public Map<String, HostCondition> observe(Collection<? extends PaasResource> hosts) {
    return hosts.stream().collect(Collectors.toMap(PaasResource::name, _ -> launched));
  }

  @Override
  public void decommission(PaasResource host) {
    launchedByName.remove(host.name());
  }

  @Override
  public List<PaasResource> listOwned(String systemId) {
    return List.of();
  }

  @Override
  public void close() {}
}
