package dev.paasrunner.clever;

import dev.paasrunner.clever.catalogue.Catalogue;
import dev.paasrunner.clever.catalogue.CatalogueCache;
import dev.paasrunner.clever.catalogue.Flavor;
import dev.paasrunner.clever.catalogue.Sizes;
import dev.paasrunner.clever.host.HostAttributes;
import dev.paasrunner.clever.host.HostLife;
import dev.paasrunner.clever.original.Leftovers;
import dev.paasrunner.clever.original.SavedHost;
import dev.paasrunner.clever.settings.Pace;
import dev.paasrunner.clever.tenant.Access;
import dev.paasrunner.clever.tenant.Accesses;
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
import dev.paasrunner.spi.UnmarkedHost;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs each job on an application of its own at Clever Cloud: a *task* of one instance, which is
/// built from what is pushed to its repository, runs it, and stops.
///
/// **What a host is.** An application of the host's name with the owner's mark in its environment.
/// **Launched** is one whose `master` exists. **Gone** is one that Clever Cloud itself calls
/// unknown.
///
/// All requests of an executor share one client and its connections. Nobody's credential is kept
/// anywhere but in memory.
final class CleverExecutor implements Executor {
  private final HttpClient client;
  private final Accesses accesses;
  private final CatalogueCache catalogue;
  private final Sizes sizes;
  private final HostLife hosts;
  private final Doubts doubts;
  private final ExecutorTraits traits;

  CleverExecutor(Parts parts, Pace pace, Duration deploymentTimeout) {
    this.client = parts.client();
    this.accesses = parts.accesses();
    this.catalogue = parts.catalogue();
    this.sizes = parts.sizes();
    this.hosts = parts.hosts();
    this.doubts = parts.doubts();
    this.traits =
        new ExecutorTraits(pace.listingDelay(), pace.observationInterval(), deploymentTimeout);
  }

  /// What an executor is made of.
  record Parts(
      HttpClient client,
      Accesses accesses,
      CatalogueCache catalogue,
      Sizes sizes,
      HostLife hosts,
      Doubts doubts) {}

  @Override
  public ExecutorTraits traits() {
    return traits;
  }

  @Override
  public List<String> doubts() throws ExecutorException, InterruptedException {
    return doubts.all();
  }

  @Override
  public Weight heaviest() throws ExecutorException, InterruptedException {
    return sizes.heaviest(catalogue.get());
  }

  @Override
  public Weight weightOf(String flavor) throws ExecutorException, InterruptedException {
    return sizes.weightOf(flavor, catalogue.get());
  }

  @Override
  public HostPlan plan(JobPayload payload, OwnerMark owner, String hostName)
      throws ExecutorException, InterruptedException {
    Catalogue offered = catalogue.get();
    Flavor flavor = sizes.chosen(payload, offered);
    Access access = accesses.forJob(payload);
    return new HostPlan(
        hostName,
        owner,
        flavor.weight(),
        HostAttributes.ofPlan(flavor.name(), access.payer()),
        flavor.price());
  }

  @Override
  public Optional<PaasResource> find(HostPlan plan) throws ExecutorException, InterruptedException {
    return hosts.find(plan);
  }

  @Override
  public Optional<PaasResource> findToRemove(HostPlan plan)
      throws ExecutorException, InterruptedException {
    return hosts.findToRemove(plan);
  }

  @Override
  public PaasResource provision(HostPlan plan) throws ExecutorException, InterruptedException {
    return hosts.provision(plan);
  }

  @Override
  public void launch(PaasResource host, BuildContext context)
      throws ExecutorException, InterruptedException {
    hosts.launch(host, context);
  }

  @Override
  public LaunchStatus launchStatus(PaasResource host)
      throws ExecutorException, InterruptedException {
    return hosts.launchStatus(host);
  }

  @Override
  public Map<String, HostCondition> observe(Collection<? extends PaasResource> some)
      throws ExecutorException, InterruptedException {
    return hosts.observe(some);
  }

  @Override
  public void decommission(PaasResource host) throws ExecutorException, InterruptedException {
    Instant _ = hosts.release(host);
  }

  @Override
  public Optional<Instant> release(PaasResource host)
      throws ExecutorException, InterruptedException {
    return Optional.of(hosts.release(host));
  }

  @Override
  public List<PaasResource> listOwned(String systemId)
      throws ExecutorException, InterruptedException {
    return hosts.listOwned(systemId);
  }

  @Override
  public Optional<PaasResource> adopt(HostPlan plan, Map<String, String> saved) {
    return SavedHost.of(plan, saved);
  }

  @Override
  public List<UnmarkedHost> listUnmarked(String namePrefix)
      throws ExecutorException, InterruptedException {
    return hosts.listUnmarked(namePrefix);
  }

  @Override
  public void removeUnmarked(UnmarkedHost host) throws ExecutorException, InterruptedException {
    Instant _ = hosts.release(Leftovers.removable(host));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
