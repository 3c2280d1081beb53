package dev.paasrunner.clever.host;

import dev.paasrunner.clever.api.Application;
import dev.paasrunner.clever.api.CleverApi;
import dev.paasrunner.clever.api.Creation;
import dev.paasrunner.clever.api.NewApplication;
import dev.paasrunner.clever.catalogue.Catalogue;
import dev.paasrunner.clever.catalogue.CatalogueCache;
import dev.paasrunner.clever.catalogue.Flavor;
import dev.paasrunner.clever.catalogue.Product;
import dev.paasrunner.clever.settings.CleverConfig;
import dev.paasrunner.clever.tenant.Access;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.ExecutorException;
import java.util.Optional;

/// Makes the application of a plan and waits until it can be pushed to.
final class Provisioning {
  private final CleverApi api;
  private final CleverConfig config;
  private final CatalogueCache catalogue;
  private final HostEnvironment environment;
  private final Hosts hosts;
  private final RepositoryWait repositories;

  Provisioning(
      CleverApi api,
      CleverConfig config,
      CatalogueCache catalogue,
      HostEnvironment environment,
      Hosts hosts,
      RepositoryWait repositories) {
    this.api = api;
    this.config = config;
    this.catalogue = catalogue;
    this.environment = environment;
    this.hosts = hosts;
    this.repositories = repositories;
  }

  PaasResource provision(Access access, HostPlan plan)
      throws ExecutorException, InterruptedException {
    Optional<PaasResource> existing = hosts.madeBefore(access, plan);
    return existing.isPresent() ? existing.get() : make(access, plan);
  }

  private PaasResource make(Access access, HostPlan plan)
      throws ExecutorException, InterruptedException {
    hosts.memory().creating(plan.name());
    Application made = create(access, plan);
    made.requireTask();
    environment.complete(access, made, plan);
    return HostAttributes.host(plan, repositories.await(access, made, plan.owner().job()));
  }

  private Application create(Access access, HostPlan plan)
      throws ExecutorException, InterruptedException {
    Catalogue known = catalogue.get();
    if (request(access, plan, known) instanceof Creation.Created(Application made)) {
      return made;
    }
    return switch (request(access, plan, catalogue.newerThan(known))) {
      case Creation.Created(Application made) -> made;
      case Creation.Retired(String message) ->
          throw new ExecutorException(
              ErrorKind.REFUSED, message + "; is cc_instance_variant_uuid right?");
    };
  }

  private Creation request(Access access, HostPlan plan, Catalogue known)
      throws ExecutorException, InterruptedException {
    Product product = known.product();
    return api.create(
        access.account(),
        new NewApplication(
            plan.name(),
            HostMark.description(plan),
            config.scope().zone(),
            product.type(),
            product.version(),
            product.variant(),
            platformFlavor(plan, known),
            HostMark.tags(plan),
            environment.of(plan)));
  }

  private String platformFlavor(HostPlan plan, Catalogue known) {
    String name = plan.attributes().getOrDefault(HostAttributes.FLAVOR, "");
    return known.flavor(name).map(Flavor::platformName).orElse(config.scope().namePrefix() + name);
  }
}
