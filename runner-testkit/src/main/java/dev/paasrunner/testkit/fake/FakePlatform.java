package dev.paasrunner.testkit.fake;

import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.spi.HostCondition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A platform in memory. Lives longer than the executors that use it, as a real one does, and
/// counts what a bill and a victim of a doubled job would notice.
///
/// Look-ups may lag: for a while after its creation a host is not found by its name and not listed.
/// Whoever creates one of that name meanwhile has two.
public final class FakePlatform {
  private final InstantSource clock;
  private final Duration lag;
  private final List<Host> hosts = new ArrayList<>();
  private final List<String> launches = new ArrayList<>();
  private final List<String> creations = new ArrayList<>();
  private final Set<String> doubled = new TreeSet<>();
  private double heaviestEver;

  /// A host: what it was made from and how it looks.
  private static final class Host {
    private final StoredResource resource;
    private final Instant visible;
    private boolean launched;
    private boolean leaving;
    private HostCondition condition = new HostCondition.Pending();

    private Host(StoredResource resource, Instant visible) {
      this.resource = resource;
      this.visible = visible;
    }

    private String name() {
      return resource.name();
    }

    private String id() {
      return resource.id();
    }
  }

  /// A platform whose look-ups show everything at once.
  public FakePlatform() {
    this(InstantSource.system(), Duration.ZERO);
  }

  /// A platform whose look-ups lag.
  ///
  /// @param clock the time of the engine that uses it
  /// @param lag how long a host exists before it is found or listed
  public FakePlatform(InstantSource clock, Duration lag) {
    this.clock = clock;
    this.lag = lag;
  }

  /// Creates a host; one of that name is returned if it is found.
  synchronized StoredResource create(HostPlan plan) {
    Optional<StoredResource> found = find(plan.name());
    StoredResource host = found.orElseGet(() -> add(plan));
    heaviestEver = Math.max(heaviestEver, weight());
    return host;
  }

  private StoredResource add(HostPlan plan) {
    String name = plan.name();
    if (any(host -> host.name().equals(name))) {
      doubled.add(name);
    }
    int before = Collections.frequency(creations, name);
    String id = "id-of-" + name + (before == 0 ? "" : "-" + (before + 1));
    creations.add(name);
    StoredResource resource = new StoredResource(plan, id, Map.of());
    hosts.add(new Host(resource, lag.isZero() ? Instant.MIN : clock.instant().plus(lag)));
    return resource;
  }

  private double weight() {
    return hosts.stream().mapToDouble(host -> host.resource.plan().weight().value()).sum();
  }

  /// The most that all hosts ever weighed at the same time.
  public synchronized double heaviestEver() {
    return heaviestEver;
  }

  synchronized Optional<StoredResource> find(String name) {
    return visible().filter(host -> host.name().equals(name)).findFirst();
  }

  synchronized Optional<StoredResource> findToRemove(String name) {
    return shown().map(host -> host.resource).filter(host -> host.name().equals(name)).findFirst();
  }

  /// Hides a host from look-ups: the platform is removing it, which takes until somebody removes
  /// it.
  public synchronized void beginRemoval(String name) {
    hosts.stream().filter(host -> host.name().equals(name)).forEach(host -> host.leaving = true);
  }

  synchronized List<StoredResource> all() {
    return visible().toList();
  }

  private Stream<StoredResource> visible() {
    return shown().filter(host -> !host.leaving).map(host -> host.resource);
  }

  private Stream<Host> shown() {
    return hosts.stream()
        .filter(
            host -> host.visible.equals(Instant.MIN) || !clock.instant().isBefore(host.visible));
  }

  /// Hands a job over; false if there is no such host.
  synchronized boolean launch(String id) {
    Optional<Host> host = byId(id);
    host.filter(found -> !found.launched)
        .ifPresent(
            found -> {
              found.launched = true;
              found.condition = new HostCondition.Running();
              launches.add(found.name());
            });
    return host.isPresent();
  }

  synchronized boolean isLaunched(String id) {
    return byId(id).filter(host -> host.launched).isPresent();
  }

  synchronized HostCondition condition(String id) {
    return byId(id).map(host -> host.condition).orElseGet(HostCondition.Absent::new);
  }

  synchronized void removeById(String id) {
    hosts.removeIf(host -> host.id().equals(id));
  }

  private Optional<Host> byId(String id) {
    return hosts.stream().filter(host -> host.id().equals(id)).findFirst();
  }

  private boolean any(Predicate<Host> which) {
    return hosts.stream().anyMatch(which);
  }

  /// Makes a host look otherwise.
  public synchronized void become(String name, HostCondition condition) {
    hosts.stream()
        .filter(host -> host.name().equals(name))
        .forEach(host -> host.condition = condition);
  }

  /// Removes a host, by us or behind our back.
  public synchronized void remove(String name) {
    hosts.removeIf(host -> host.name().equals(name));
  }

  /// The names of the hosts that exist, whether or not look-ups show them.
  public synchronized List<String> names() {
    return hosts.stream().map(Host::name).toList();
  }

  /// The names of which there were ever two hosts at the same time.
  public synchronized Set<String> doubled() {
    return Set.copyOf(doubled);
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
