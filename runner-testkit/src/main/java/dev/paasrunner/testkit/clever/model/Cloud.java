package dev.paasrunner.testkit.clever.model;

import dev.paasrunner.testkit.clever.run.HostRuns;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Everything that the platform knows. Thread-safe.
public final class Cloud {
  private final InstantSource clock;
  private final Pipeline pipeline;
  private final Members members = new Members();
  private final Changes changes = new Changes();
  private final Peak peak = new Peak();
  private final Map<String, Application> applications = new LinkedHashMap<>();
  private final Deque<Application> ending = new ArrayDeque<>();
  private final List<Application> past = new ArrayList<>();
  private final Map<String, Instant> undeletable = new HashMap<>();
  private final List<Consumer<String>> effects = new CopyOnWriteArrayList<>();
  private volatile Switches switches;

  /// @param runs what pushes set in motion
  public Cloud(Switches switches, HostRuns runs, InstantSource clock) {
    this.switches = switches;
    this.clock = clock;
    this.pipeline = new Pipeline(this, runs);
  }

  public Switches switches() {
    return switches;
  }

  public void become(Switches other) {
    switches = other;
  }

  public Instant now() {
    return clock.instant();
  }

  public Members members() {
    return members;
  }

  public Pipeline pipeline() {
    return pipeline;
  }

  /// What is announced: effects of requests, and what happens on machines.
  public Changes changes() {
    return changes;
  }

  public Peak peak() {
    return peak;
  }

  /// Is told of every effect right after it happened, such as `create hpd-job-a-1`.
  public void onEffect(Consumer<String> listener) {
    effects.add(listener);
  }

  void effect(String what) {
    effects.forEach(listener -> listener.accept(what));
    changes.announce();
  }

  /// Makes an application. Names need not be unique.
  public Application create(
      Application.Blueprint blueprint, Map<String, String> env, List<String> tags) {
    Application made = new Application(blueprint, now());
    made.setEnv(switches.has(Switch.ENV_AT_CREATION) ? env : Map.of());
    made.setTags(switches.has(Switch.TAGS_AT_CREATION) ? tags : List.of());
    synchronized (this) {
      forgetDeleted();
      applications.put(made.id(), made);
      peak.look(applications.values());
    }
    effect("create " + blueprint.name());
    return made;
  }

  /// An application that still exists, if only as `TO_DELETE`.
  public Optional<Application> application(String id) {
    Optional<Application> found = existing(id);
    found.ifPresent(pipeline::monitor);
    return found;
  }

  private synchronized Optional<Application> existing(String id) {
    forgetDeleted();
    return Optional.ofNullable(applications.get(id));
  }

  /// An application that does not exist any more.
  public synchronized Optional<Application> pastApplication(String id) {
    return past.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /// The applications that a list shows.
  public List<Application> listed(String organization) {
    List<Application> found = existingOf(organization);
    found.forEach(pipeline::monitor);
    return found;
  }

  private synchronized List<Application> existingOf(String organization) {
    forgetDeleted();
    Instant shown = now().minus(switches.delays().listing());
    return applications.values().stream()
        .filter(app -> app.blueprint().organization().equals(organization))
        .filter(app -> !app.createdAt().isAfter(shown))
        .toList();
  }

  /// The applications whose deletion was not asked for.
  public synchronized List<Application> left() {
    return applications.values().stream().filter(app -> !app.isDeleted()).toList();
  }

  /// Every application that ever was, those that are gone first.
  public synchronized List<Application> everything() {
    List<Application> all = new ArrayList<>(past);
    all.addAll(applications.values());
    return all;
  }

  private void forgetDeleted() {
    Instant gone = now().minus(switches.delays().deletion());
    while (!ending.isEmpty() && !ending.getFirst().deletedAt().orElseThrow().isAfter(gone)) {
      Application over = ending.removeFirst();
      over.forgetRepository();
      applications.remove(over.id());
      past.add(over);
    }
  }

  /// Whether the repository of an application can be pushed to.
  public boolean isRepositoryCreated(Application application) {
    return !now().isBefore(application.createdAt().plus(switches.delays().repository()));
  }

  /// Makes another application of it, with other variables. Its tags stay.
  public void update(
      Application application, Application.Blueprint blueprint, Map<String, String> env) {
    application.become(blueprint);
    application.setEnv(env);
  }

  /// Makes a `REGULAR` application of one that was a task.
  public void becomeRegular(Application application) {
    application.become(application.blueprint().regular());
  }

  /// Replaces the variables, for the next deployment.
  public void setEnv(Application application, Map<String, String> env) {
    application.setEnv(env);
  }

  /// Replaces the tags.
  public void setTags(Application application, List<String> tags) {
    application.setTags(tags);
  }

  /// Lets the deletion of the application of that name fail until an instant.
  public synchronized void refuseDeletion(String name, Instant until) {
    undeletable.put(name, until);
  }

  /// Deletes an application and kills what runs of it. Nothing happens if it was deleted.
  ///
  /// @return false if it cannot be deleted now
  public boolean delete(Application application) {
    synchronized (this) {
      Instant until = undeletable.getOrDefault(application.blueprint().name(), Instant.MIN);
      if (now().isBefore(until)) {
        return false;
      }
      if (application.isDeleted()) {
        return true;
      }
      application.delete(now());
      ending.addLast(application);
      application.endInstances(endOfBilling());
    }
    pipeline.kill(application);
    effect("delete " + application.blueprint().name());
    return true;
  }

  private Instant endOfBilling() {
    return switches.has(Switch.DELETION_ENDS_BILLING)
        ? now()
        : now().plus(switches.delays().deletion());
  }

  /// The deployments that are shown, the newest first.
  public List<Deployment> shown(Application application) {
    Instant now = now();
    return application.deployments().reversed().stream().filter(one -> one.isVisible(now)).toList();
  }
}
