package dev.paasrunner.testkit.clever.model;

import dev.paasrunner.testkit.clever.run.HostRuns;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// Everything that the platform knows. Thread-safe; one lock for all.
public final class Cloud {
  private final InstantSource clock;
  private final HostRuns runs;
  private final Map<String, String> organizations = new LinkedHashMap<>();
  private final List<Credential> credentials = new ArrayList<>();
  private final Map<String, Application> applications = new LinkedHashMap<>();
  private final List<Application> past = new ArrayList<>();
  private final Map<String, Runnable> running = new ConcurrentHashMap<>();
  private final Map<String, Instant> undeletable = new HashMap<>();
  private final List<Consumer<String>> effects = new ArrayList<>();
  private volatile Switches switches;
  private double heaviest;
  private int mostAtOnce;

  public Cloud(Switches switches, HostRuns runs, InstantSource clock) {
    this.switches = switches;
    this.runs = runs;
    this.clock = clock;
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

  /// Is told of every effect right after it happened, such as `create hpd-job-a-1`.
  public synchronized void onEffect(Consumer<String> listener) {
    effects.add(listener);
  }

  private void effect(String what) {
    List<Consumer<String>> listeners;
    synchronized (this) {
      listeners = List.copyOf(effects);
    }
    listeners.forEach(listener -> listener.accept(what));
  }

  public synchronized void addOrganization(String id, String name) {
    organizations.put(id, name);
  }

  /// The name of an organization.
  public synchronized Optional<String> organization(String id) {
    return Optional.ofNullable(organizations.get(id));
  }

  public synchronized void addCredential(Credential credential) {
    credentials.add(credential);
  }

  public synchronized void removeCredential(Credential credential) {
    credentials.remove(credential);
  }

  /// The credential that a header shows.
  public synchronized Optional<Credential> shownBy(String header) {
    return credentials.stream().filter(one -> one.isShownBy(header)).findFirst();
  }

  /// The credential that the Git host of an application is shown.
  public synchronized Optional<Credential> gitCredential(String user, String password) {
    return credentials.stream().filter(one -> one.isGit(user, password)).findFirst();
  }

  public Application create(
      Application.Blueprint blueprint, Map<String, String> env, List<String> tags) {
    Application made = new Application(blueprint, now());
    synchronized (this) {
      made.mutableEnv().putAll(switches.has(Switches.Trait.ENV_AT_CREATION) ? env : Map.of());
      made.mutableTags().addAll(switches.has(Switches.Trait.TAGS_AT_CREATION) ? tags : List.of());
      applications.put(made.id(), made);
      mostAtOnce = Math.max(mostAtOnce, applications.size());
      heaviest = Math.max(heaviest, weight());
    }
    effect("create " + blueprint.name());
    return made;
  }

  private double weight() {
    return applications.values().stream()
        .filter(app -> !app.isDeleted())
        .mapToDouble(app -> Math.pow(app.blueprint().flavor().memory() / 1024.0, 1.25))
        .sum();
  }

  /// The most that all applications ever weighed at the same time, in (GiB)^1.25.
  public synchronized double heaviestEver() {
    return heaviest;
  }

  /// The most applications that ever existed at the same time.
  public synchronized int mostAtOnce() {
    return mostAtOnce;
  }

  /// An application that still exists, if only as `TO_DELETE`.
  public synchronized Optional<Application> application(String id) {
    forgetDeleted();
    return Optional.ofNullable(applications.get(id));
  }

  /// The applications that a list shows.
  public synchronized List<Application> listed(String organization) {
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

  /// Every application that ever was.
  public synchronized List<Application> everything() {
    List<Application> all = new ArrayList<>(past);
    all.addAll(applications.values());
    return all;
  }

  private void forgetDeleted() {
    Instant gone = now().minus(switches.delays().deletion());
    Predicate<Application> over =
        app -> app.deletedAt().filter(at -> !at.isAfter(gone)).isPresent();
    List<Application> forgotten = applications.values().stream().filter(over).toList();
    past.addAll(forgotten);
    for (Application app : forgotten) {
      applications.remove(app.id());
      app.forgetContent();
    }
  }

  /// Reads or changes an application under the lock.
  public synchronized <T> T with(Application application, Function<Application, T> work) {
    return work.apply(application);
  }

  public synchronized void setEnv(Application application, Map<String, String> env) {
    application.mutableEnv().clear();
    application.mutableEnv().putAll(env);
  }

  public synchronized void setTags(Application application, List<String> tags) {
    application.mutableTags().clear();
    application.mutableTags().addAll(tags);
  }

  /// Whether the repository of an application can be pushed to.
  public synchronized boolean isRepositoryCreated(Application application) {
    return !now().isBefore(application.createdAt().plus(switches.delays().repository()));
  }

  /// Lets the deletion of the application of that name fail until an instant.
  public synchronized void refuseDeletion(String name, Instant until) {
    undeletable.put(name, until);
  }

  /// Deletes an application and kills what runs of it.
  ///
  /// @return false if it cannot be deleted now
  public boolean delete(Application application) {
    synchronized (this) {
      Instant until = undeletable.getOrDefault(application.blueprint().name(), Instant.MIN);
      if (now().isBefore(until)) {
        return false;
      }
      application.delete(now());
      application.endInstance(now());
    }
    kill(application);
    effect("delete " + application.blueprint().name());
    return true;
  }

  private void kill(Application application) {
    Optional.ofNullable(running.remove(application.id())).ifPresent(Runnable::run);
  }

  /// A push was accepted.
  public void deploy(Application application, String commit, Map<String, byte[]> files) {
    Deployment deployment;
    HostRuns.Pushed pushed;
    synchronized (this) {
      Instant visible = now().plus(switches.delays().deployment());
      application.pushed();
      if (switches.has(Switches.Trait.SPURIOUS_CANCELLED)) {
        application.deploy(commit, now(), visible, "DEPLOY").become(Deployment.State.CANCELLED);
      }
      deployment = application.deploy(commit, now(), visible, "DEPLOY");
      application.startInstance(now());
      pushed =
          new HostRuns.Pushed(
              application.id(),
              application.blueprint().name(),
              files,
              application.env(),
              application.blueprint().flavor().name());
    }
    effect("push " + application.blueprint().name());
    Runnable end = runs.start(pushed, new RunOfApplication(this, application, deployment));
    running.put(application.id(), end);
    if (application.isDeleted()) {
      kill(application);
    }
  }

  /// A run tells how it goes on.
  synchronized void become(Application application, Deployment deployment, Deployment.State state) {
    if (!deployment.state().isOver()) {
      deployment.become(state);
      if (state.isOver()) {
        application.endInstance(now());
      }
    }
  }

  synchronized void vanish(Application application) {
    application.endInstance(now());
  }

  synchronized void print(Application application, List<String> lines) {
    application.print(lines);
  }

  /// Cancels the build that is under way.
  ///
  /// @return false if there is none
  public boolean cancel(Application application) {
    synchronized (this) {
      List<Deployment> all = application.deployments();
      if (all.isEmpty() || all.getLast().state() != Deployment.State.WIP) {
        return false;
      }
      all.getLast().become(Deployment.State.CANCELLED);
      if (switches.has(Switches.Trait.CANCELLED_VANISH)) {
        all.getLast().becomeAction("CANCEL");
      }
      application.endInstance(now());
    }
    kill(application);
    effect("cancel " + application.blueprint().name());
    return true;
  }

  /// Stops what runs.
  public void stop(Application application) {
    synchronized (this) {
      application.deployments().stream()
          .filter(one -> !one.state().isOver())
          .forEach(one -> one.become(Deployment.State.CANCELLED));
      application.endInstance(now());
    }
    kill(application);
  }

  /// The deployments that are shown, the newest first.
  public synchronized List<Deployment> shown(Application application) {
    Instant now = now();
    return application.deployments().reversed().stream().filter(one -> one.isVisible(now)).toList();
  }
}
