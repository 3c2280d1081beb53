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

/// One application: a host for one job. Changed under the lock of its [Cloud] only.
public final class Application {
  private final String id = "app_" + UUID.randomUUID();
  private final Blueprint blueprint;
  private final Instant createdAt;
  private final Map<String, String> env = new LinkedHashMap<>();
  private final List<String> tags = new ArrayList<>();
  private final List<Deployment> deployments = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private InMemoryRepository repository = new InMemoryRepository(new DfsRepositoryDescription(id));
  private Optional<Instant> deletedAt = Optional.empty();
  private Optional<Instant> startedAt = Optional.empty();
  private Optional<Instant> endedAt = Optional.empty();
  private boolean hasInstance;
  private int pushes;

  Application(Blueprint blueprint, Instant createdAt) {
    this.blueprint = blueprint;
    this.createdAt = createdAt;
  }

  /// What an application is made from.
  public record Blueprint(
      String organization,
      String name,
      String description,
      String zone,
      String variant,
      String version,
      Flavor flavor,
      String lifetime) {}

  public String id() {
    return id;
  }

  public Blueprint blueprint() {
    return blueprint;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /// Its variables; a copy.
  public Map<String, String> env() {
    return new LinkedHashMap<>(env);
  }

  /// Its tags; a copy.
  public List<String> tags() {
    return List.copyOf(tags);
  }

  /// The lines that its build and its task wrote.
  public List<String> log() {
    return List.copyOf(log);
  }

  /// Its deployments, the oldest first.
  public List<Deployment> deployments() {
    return List.copyOf(deployments);
  }

  /// How many pushes its Git host accepted.
  public int pushes() {
    return pushes;
  }

  /// Whether a virtual machine of it exists.
  public boolean hasInstance() {
    return hasInstance;
  }

  /// Whether its deletion was asked for.
  public boolean isDeleted() {
    return deletedAt.isPresent();
  }

  /// What is billed until an instant.
  public Duration billed(Instant until) {
    return startedAt
        .map(start -> Duration.between(start, endedAt.orElse(until)))
        .orElse(Duration.ZERO);
  }

  /// Its repository, shared with the Git host.
  public InMemoryRepository repository() {
    return repository;
  }

  /// Nobody can push any more: keeps the memory small when thousands have been.
  void forgetContent() {
    repository = new InMemoryRepository(new DfsRepositoryDescription(id));
  }

  Map<String, String> mutableEnv() {
    return env;
  }

  List<String> mutableTags() {
    return tags;
  }

  Optional<Instant> deletedAt() {
    return deletedAt;
  }

  void delete(Instant now) {
    deletedAt = deletedAt.or(() -> Optional.of(now));
  }

  Deployment deploy(String commit, Instant now, Instant visibleFrom, String action) {
    Deployment deployment =
        new Deployment(deployments.size() + 1, now, visibleFrom, commit, action);
    deployments.add(deployment);
    return deployment;
  }

  void pushed() {
    pushes++;
  }

  void startInstance(Instant now) {
    hasInstance = true;
    startedAt = startedAt.or(() -> Optional.of(now));
  }

  void endInstance(Instant now) {
    if (hasInstance) {
      hasInstance = false;
      endedAt = Optional.of(now);
    }
  }

  void print(List<String> lines) {
    log.addAll(lines);
  }
}
