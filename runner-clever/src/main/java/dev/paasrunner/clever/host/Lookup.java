package dev.paasrunner.clever.host;

import dev.paasrunner.clever.api.Application;
import dev.paasrunner.clever.api.CleverApi;
import dev.paasrunner.clever.original.Leftovers;
import dev.paasrunner.clever.tenant.Access;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.JobLines;
import dev.paasrunner.spi.UnmarkedHost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the application of a plan by its name and mark. Names are not unique at Clever Cloud.
///
/// By the list of applications: the platform's summary is lighter, but nobody promises it to
/// credentials of one organization, and its tags cannot hold a coordinator's URL.
final class Lookup {
  private static final Logger LOG = LoggerFactory.getLogger(Lookup.class);

  private final CleverApi api;
  private final HostEnvironment environment;

  Lookup(CleverApi api, HostEnvironment environment) {
    this.api = api;
    this.environment = environment;
  }

  /// The host of a plan. Of several, which only lost answers can have left, the oldest one is kept
  /// and the others are deleted.
  Optional<PaasResource> find(Access access, HostPlan plan)
      throws ExecutorException, InterruptedException {
    return alive(access, plan).map(one -> HostAttributes.host(plan, one));
  }

  /// The same for one that a job is going to be handed over to.
  Optional<PaasResource> findTask(Access access, HostPlan plan)
      throws ExecutorException, InterruptedException {
    Optional<Application> found = alive(access, plan);
    if (found.isPresent()) {
      found.get().requireTask();
    }
    return found.map(one -> HostAttributes.host(plan, one));
  }

  private Optional<Application> alive(Access access, HostPlan plan)
      throws ExecutorException, InterruptedException {
    List<Application> found = marked(access, plan, one -> !one.isBeingDeleted());
    for (Application other : found.subList(Math.min(1, found.size()), found.size())) {
      JobLines.about(LOG.atWarn(), plan).log("deleting {}: it is there twice", other);
      boolean _ = api.delete(access.account(), other.id());
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    environment.complete(access, found.getFirst(), plan);
    return Optional.of(found.getFirst());
  }

  /// The host of a plan, or what is left of it: one that is being deleted may still run. The other
  /// ones of several are deleted as by [#find].
  Optional<PaasResource> findToRemove(Access access, HostPlan plan)
      throws ExecutorException, InterruptedException {
    Optional<PaasResource> alive = find(access, plan);
    return alive.isPresent()
        ? alive
        : marked(access, plan, Application::isBeingDeleted).stream()
            .findFirst()
            .map(one -> HostAttributes.host(plan, one));
  }

  private List<Application> marked(Access access, HostPlan plan, Predicate<Application> which)
      throws ExecutorException, InterruptedException {
    List<Application> found = new ArrayList<>();
    for (Application one : api.applications(access.account())) {
      if (HostMark.isOn(one, plan) && which.test(one)) {
        found.add(one);
      }
    }
    found.sort(Comparator.comparingLong(Application::createdAt).thenComparing(Application::id));
    return found;
  }

  /// The names of all applications of an organization, whoever made them.
  List<String> names(Access access) throws ExecutorException, InterruptedException {
    return api.applications(access.account()).stream().map(Application::name).toList();
  }

  /// All hosts of a system in one organization.
  List<PaasResource> owned(Access access, String systemId)
      throws ExecutorException, InterruptedException {
    List<PaasResource> hosts = new ArrayList<>();
    for (Application one : api.applications(access.account())) {
      if (!one.isBeingDeleted()) {
        HostMark.read(one, systemId, access.account().organization())
            .ifPresent(plan -> hosts.add(HostAttributes.host(plan, one)));
      }
    }
    return hosts;
  }

  /// The applications of one organization that are named so and bear nobody's mark.
  List<UnmarkedHost> unmarked(Access access, String namePrefix)
      throws ExecutorException, InterruptedException {
    return api.applications(access.account()).stream()
        .filter(one -> !one.isBeingDeleted() && !HostMark.isOnAny(one))
        .filter(one -> Leftovers.isNamed(one.name(), namePrefix))
        .map(one -> Leftovers.unmarked(one.name(), one.id(), access.account().organization()))
        .toList();
  }
}
