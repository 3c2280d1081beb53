package dev.paasrunner.testkit.fake;

import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.spi.HostCondition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A platform in memory. Lives longer than the executors that use it, as a real one does, and
/// counts what a bill and a victim of a doubled job would notice.
public final class FakePlatform {
  private final Map<String, Host> hosts = new LinkedHashMap<>();
  private final List<String> launches = new ArrayList<>();
  private final List<String> creations = new ArrayList<>();
  private double heaviestEver;

  /// A host: what it was made from and how it looks.
  private static final class Host {
    private final StoredResource resource;
    private boolean launched;
    private HostCondition condition = new HostCondition.Pending();

    private Host(StoredResource resource) {
      this.resource = resource;
    }
  }

  /// Creates a host; one of that name is returned if it exists.
  synchronized StoredResource create(HostPlan plan) {
    Host host =
        hosts.computeIfAbsent(
            plan.name(),
            name -> {
              creations.add(name);
              return new Host(new StoredResource(plan, "id-of-" + name, Map.of()));
            });
    heaviestEver = Math.max(heaviestEver, weight());
    return host.resource;
  }

  private double weight() {
    return hosts.values().stream().mapToDouble(host -> host.resource.plan().weight().value()).sum();
  }

  /// The most that all hosts ever weighed at the same time.
  public synchronized double heaviestEver() {
    return heaviestEver;
  }

  synchronized Optional<StoredResource> find(String name) {
    return Optional.ofNullable(hosts.get(name)).map(host -> host.resource);
  }

  /// Hands a job over; false if there is no such host.
  synchronized boolean launch(String name) {
    Host host = hosts.get(name);
    if (host == null) {
      return false;
    }
    if (!host.launched) {
      host.launched = true;
      host.condition = new HostCondition.Running();
      launches.add(name);
    }
    return true;
  }

  synchronized boolean isLaunched(String name) {
    Host host = hosts.get(name);
    return host != null && host.launched;
  }

  synchronized HostCondition condition(String name) {
    Host host = hosts.get(name);
    return host == null ? new HostCondition.Absent() : host.condition;
  }

  synchronized List<StoredResource> all() {
    return hosts.values().stream().map(host -> host.resource).toList();
  }

  /// Makes a host look otherwise.
  public synchronized void become(String name, HostCondition condition) {
    Host host = hosts.get(name);
    if (host != null) {
      host.condition = condition;
    }
  }

  /// Removes a host, by us or behind our back.
  public synchronized void remove(String name) {
    hosts.remove(name);
  }

  /// The names of the hosts that exist.
  public synchronized List<String> names() {
    return List.copyOf(hosts.keySet());
  }

  /// The names of the hosts that were ever created, in order.
  public synchronized List<String> creations() {
    return List.copyOf(creations);
  }

  /// The names of the hosts whose job was ever started, in order.
  public synchronized List<String> launches() {
    return List.copyOf(launches);
  }
}
