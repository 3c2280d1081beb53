package dev.paasrunner.clever.host;

import dev.paasrunner.clever.api.CleverApi;
import dev.paasrunner.clever.catalogue.CatalogueCache;
import dev.paasrunner.clever.git.GitClient;
import dev.paasrunner.clever.settings.CleverConfig;
import dev.paasrunner.clever.settings.Pace;
import dev.paasrunner.clever.tenant.Accesses;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.LaunchStatus;
import dev.paasrunner.spi.UnmarkedHost;
import dev.paasrunner.spi.WaitListener;
import dev.paasrunner.time.Time;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happens to hosts, each for whoever pays for it. The methods have the contract of those of
/// the same name of [dev.paasrunner.spi.Executor].
public final class HostLife {
  private final Authorized authorized;
  private final Listing listing;
  private final Lookup lookup;
  private final Hosts hosts;
  private final Provisioning provisioning;
  private final Launching launching;
  private final Watch watch;
  private final Removal removal;

  public HostLife(
      CleverApi api,
      GitClient git,
      CleverConfig config,
      CatalogueCache catalogue,
      Accesses accesses,
      Timing timing) {
    Time time = timing.time();
    Pace pace = timing.pace();
    HostMemory memory = new HostMemory();
    HostEnvironment environment = new HostEnvironment(api, config.extraEnvironment());
    this.authorized = new Authorized(accesses);
    this.listing = new Listing(accesses, authorized);
    this.lookup = new Lookup(api, environment);
    this.hosts = new Hosts(lookup, memory);
    this.provisioning =
        new Provisioning(
            api,
            config,
            catalogue,
            environment,
            hosts,
            new RepositoryWait(api, time, config.repository(), timing.waiting()));
    this.launching = new Launching(api, git, memory, time, pace);
    this.watch =
        new Watch(
            authorized,
            new Observation(
                api,
                memory,
                new Inquests(endings(api, memory, config, timing), time, pace.lookPatience()),
                timing),
            time,
            pace.lookPatience());
    this.removal = new Removal(api, memory, time, pace);
  }

  /// The clock, how fast the platform is asked, and who wants to know what hosts wait for.
  public record Timing(Time time, Pace pace, WaitListener waiting) {}

  private static Endings endings(
      CleverApi api, HostMemory memory, CleverConfig config, Timing timing) {
    return new Endings(
        api,
        memory,
        timing.time(),
        new LogExcerpt(config.extraEnvironment().values()),
        config.deploymentTimeout(),
        timing.pace().listingDelay());
  }

  public Optional<PaasResource> find(HostPlan plan) throws ExecutorException, InterruptedException {
    return authorized.forHost(plan, access -> hosts.find(access, plan));
  }

  public Optional<PaasResource> findToRemove(HostPlan plan)
      throws ExecutorException, InterruptedException {
    return authorized.forHost(plan, access -> lookup.findToRemove(access, plan));
  }

  public PaasResource provision(HostPlan plan) throws ExecutorException, InterruptedException {
    return authorized.forHost(plan, access -> provisioning.provision(access, plan));
  }

  public void launch(PaasResource host, BuildContext context)
      throws ExecutorException, InterruptedException {
    boolean _ =
        authorized.forHost(
            host.plan(),
            access -> {
              launching.launch(access, host, context);
              return true;
            });
  }

  public LaunchStatus launchStatus(PaasResource host)
      throws ExecutorException, InterruptedException {
    try {
      return authorized.forHost(host.plan(), access -> launching.status(access, host));
    } catch (ExecutorException e) {
      throw unclear(e);
    }
  }

  /// Whoever may not look has not learned whether the job runs, which would not survive a refusal.
  private static ExecutorException unclear(ExecutorException e) {
    return switch (e.error().kind()) {
      case DENIED, REFUSED -> new ExecutorException(ErrorKind.TRANSIENT, e.error().message(), e);
      default -> e;
    };
  }

  public Map<String, HostCondition> observe(Collection<? extends PaasResource> some)
      throws ExecutorException, InterruptedException {
    return watch.observe(some);
  }

  /// Always knows until when a host is charged for.
  public Instant release(PaasResource host) throws ExecutorException, InterruptedException {
    return authorized.forHost(host.plan(), access -> removal.remove(access, host));
  }

  /// Of the organizations that are known without asking anybody.
  public List<UnmarkedHost> listUnmarked(String namePrefix)
      throws ExecutorException, InterruptedException {
    return listing.of(access -> lookup.unmarked(access, namePrefix));
  }

  /// Of the organizations that are known without asking anybody.
  public List<PaasResource> listOwned(String systemId)
      throws ExecutorException, InterruptedException {
    return listing.of(access -> lookup.owned(access, systemId));
  }
}
