package dev.paasrunner.testkit.fake;

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
import dev.paasrunner.testkit.fake.CallHook.Moment;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An executor over a [FakePlatform]. A hook sees every call before and after its effect.
public final class FakeExecutor implements Executor {
  private static final ExecutorTraits TRAITS =
      new ExecutorTraits(Duration.ofSeconds(5), Duration.ofSeconds(1));

  private final FakePlatform platform;
  private final CallHook<ExecutorException> hook;
  private final FakeSizes sizes;
  private final ExecutorTraits traits;

  /// An executor without sizes.
  public FakeExecutor(FakePlatform platform, CallHook<ExecutorException> hook) {
    this(platform, hook, FakeSizes.NONE);
  }

  /// An executor whose jobs choose a size.
  public FakeExecutor(FakePlatform platform, CallHook<ExecutorException> hook, FakeSizes sizes) {
    this(platform, hook, sizes, TRAITS);
  }

  /// An executor that says of itself what its platform needs.
  public FakeExecutor(
      FakePlatform platform,
      CallHook<ExecutorException> hook,
      FakeSizes sizes,
      ExecutorTraits traits) {
    this.platform = platform;
    this.hook = hook;
    this.sizes = sizes;
    this.traits = traits;
  }

  private interface Effect<T> {
    T make() throws ExecutorException;
  }

  private <T> T call(String name, Effect<T> effect) throws ExecutorException, InterruptedException {
    hook.at(name, Moment.BEFORE);
    T result = effect.make();
    hook.at(name, Moment.AFTER);
    return result;
  }

  @Override
  public ExecutorTraits traits() {
    return traits;
  }

  @Override
  public Weight heaviest() {
    return sizes.heaviest();
  }

  @Override
  public List<String> doubts() {
    return List.of();
  }

  @Override
  public Weight weightOf(String flavor) throws ExecutorException, InterruptedException {
    return call("weightOf " + flavor, () -> sizes.of(flavor));
  }

  @Override
  public HostPlan plan(JobPayload payload, OwnerMark owner, String hostName)
      throws ExecutorException, InterruptedException {
    return call(
        "plan " + hostName,
        () -> new HostPlan(hostName, owner, sizes.of(payload), Map.of("zone", "par")));
  }

  @Override
  public Optional<PaasResource> find(HostPlan plan) throws ExecutorException, InterruptedException {
    return call("find " + plan.name(), () -> platform.find(plan.name()).map(Function.identity()));
  }

  @Override
  public PaasResource provision(HostPlan plan) throws ExecutorException, InterruptedException {
    return call("provision " + plan.name(), () -> platform.create(plan));
  }

  @Override
  public void launch(PaasResource host, BuildContext context)
      throws ExecutorException, InterruptedException {
    boolean launched = call("launch " + host.name(), () -> platform.launch(host.id()));
    if (!launched) {
      throw new ExecutorException(ErrorKind.GONE, "the host " + host.name() + " does not exist");
    }
  }

  @Override
  public LaunchStatus launchStatus(PaasResource host)
      throws ExecutorException, InterruptedException {
    return call(
        "launchStatus " + host.name(),
        () -> platform.isLaunched(host.id()) ? LaunchStatus.LAUNCHED : LaunchStatus.NOT_LAUNCHED);
  }

  @Override
  public Map<String, HostCondition> observe(Collection<? extends PaasResource> hosts)
      throws ExecutorException, InterruptedException {
    return call(
        "observe",
        () ->
            hosts.stream()
                .collect(
                    Collectors.toMap(PaasResource::name, host -> platform.condition(host.id()))));
  }

  @Override
  public void decommission(PaasResource host) throws ExecutorException, InterruptedException {
    call(
        "decommission " + host.name(),
        () -> {
          platform.removeById(host.id());
          return host;
        });
  }

  @Override
  public List<PaasResource> listOwned(String systemId)
      throws ExecutorException, InterruptedException {
    return call(
        "listOwned",
        () ->
            platform.all().stream()
                .filter(host -> host.plan().owner().systemId().equals(systemId))
                .<PaasResource>map(Function.identity())
                .toList());
  }

  @Override
  public void close() {}
}
