package dev.paasrunner.testkit.clever.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;

/// One application: a host for one job. Thread-safe; changed by the platform only.
public final class Application {
  private final String id = "app_" + UUID.randomUUID();
  private final Instant createdAt;
  private final Map<String, String> env = new LinkedHashMap<>();
  private final List<String> tags = new ArrayList<>();
  private final List<Deployment> deployments = new ArrayList<>();
  private final List<Instance> instances = new ArrayList<>();
  private final List<LogLine> log = new ArrayList<>();
  private final List<Push> pushes = new ArrayList<>();
  private Blueprint blueprint;
  private InMemoryRepository repository = newRepository();
  private Optional<Instant> deletedAt = Optional.empty();

  Application(Blueprint blueprint, Instant createdAt) {
    this.blueprint = blueprint;
    this.createdAt = createdAt;
  }

  private InMemoryRepository newRepository() {
    return new InMemoryRepository(new DfsRepositoryDescription(id));
  }

  /// What an application is made from.
  ///
  /// @param flavor the size of its hosts
  /// @param lifetime `TASK` or `REGULAR`
  /// @param cancelOnPush whether a push cancels the build that is under way
  public record Blueprint(
      String organization,
      String name,
      String description,
      String zone,
      String variant,
      String version,
      Flavor flavor,
      String lifetime,
      boolean cancelOnPush) {
    boolean isTask() {
      return lifetime.equals("TASK");
    }

    Blueprint regular() {
      return new Blueprint(
          organization, name, description, zone, variant, version, flavor, "REGULAR", cancelOnPush);
    }
  }

  /// `app_` and a UUID.
  public String id() {
    return id;
  }

  public synchronized Blueprint blueprint() {
    return blueprint;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /// When its deletion was asked for; empty if it was not.
  public synchronized Optional<Instant> deletedAt() {
    return deletedAt;
  }

  /// Its variables; a copy.
  public synchronized Map<String, String> env() {
    return new LinkedHashMap<>(env);
  }

  /// Its tags; a copy.
  public synchronized List<String> tags() {
    return List.copyOf(tags);
  }

  /// The lines that its build and its task printed.
  public List<String> log() {
    return logLines().stream()
        .filter(line -> line.service().equals(LogLine.OUTPUT))
        .map(LogLine::message)
        .toList();
  }

  /// Everything that was logged; a copy.
  public synchronized List<LogLine> logLines() {
    return List.copyOf(log);
  }

  /// Waits for a line after that many.
  public synchronized void awaitLine(int after, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    long left = longest.toMillis();
    while (log.size() <= after && left > 0) {
      wait(left);
      left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
  }

  /// Its deployments, the oldest first.
  public synchronized List<Deployment> deployments() {
    return List.copyOf(deployments);
  }

  /// Its machines, the oldest first; those that ended, too.
  public synchronized List<Instance> instances() {
    return List.copyOf(instances);
  }

  /// How many pushes its Git host accepted.
  public int pushes() {
    return (int) pushed().stream().filter(Push::accepted).count();
  }

  /// What was pushed, refused pushes included, in this order.
  public synchronized List<Push> pushed() {
    return List.copyOf(pushes);
  }

  /// Whether a virtual machine of it exists.
  public boolean hasInstance() {
    return instances().stream().anyMatch(Instance::isAlive);
  }

  /// Whether its deletion was asked for.
  public boolean isDeleted() {
    return deletedAt().isPresent();
  }

  /// How long its machines have existed until an instant.
  public Duration billed(Instant until) {
    return instances().stream()
        .map(instance -> instance.age(until))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /// Its repository, shared with the Git host.
  public synchronized InMemoryRepository repository() {
    return repository;
  }

  /// Nobody can push any more: keeps the memory small when thousands have been.
  synchronized void forgetRepository() {
    repository = newRepository();
  }

  synchronized void forgetFiles() {
    pushes.replaceAll(Push::withoutFiles);
  }

  synchronized void become(Blueprint other) {
    blueprint = other;
  }

  synchronized void setEnv(Map<String, String> variables) {
    env.clear();
    env.putAll(variables);
  }

  synchronized void setTags(List<String> others) {
    tags.clear();
    tags.addAll(others);
  }

  synchronized void delete(Instant now) {
    deletedAt = deletedAt.or(() -> Optional.of(now));
  }

  synchronized Deployment deploy(Deployment.Origin origin, Instant now, Instant visibleFrom) {
    int number = deployments.isEmpty() ? 1 : deployments.getLast().number() + 1;
    Deployment deployment = new Deployment(number, now, visibleFrom, origin);
    deployments.add(deployment);
    return deployment;
  }

  synchronized void remove(Deployment deployment) {
    deployments.remove(deployment);
  }

  synchronized void add(Push push) {
    pushes.add(push);
  }

  synchronized Instance start(Deployment deployment, Instant now) {
    Instance instance = new Instance(deployment, now);
    instances.add(instance);
    return instance;
  }

  void endInstances(Instant now) {
    instances().forEach(instance -> instance.end(now));
  }

  synchronized void print(Instance instance, Instant at, String service, List<String> lines) {
    Deployment deployment = instance.deployment();
    for (String line : lines) {
      log.add(
          new LogLine(
              log.size() + 1,
              at,
              deployment.uuid(),
              deployment.commit(),
              instance.id(),
              service,
              line));
    }
    notifyAll();
  }
}
