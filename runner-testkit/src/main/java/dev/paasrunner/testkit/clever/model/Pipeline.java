package dev.paasrunner.testkit.clever.model;

import dev.paasrunner.testkit.clever.run.HostRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Deployments: queued, built and run one after the other for each application. Thread-safe.
public final class Pipeline {
  private static final String DEPLOY = "DEPLOY";

  /// How often it is looked whether `REGULAR` applications are up.
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(2);

  private final Cloud cloud;
  private final HostRuns runs;
  private final Map<String, Run> running = new ConcurrentHashMap<>();
  private final Map<String, Instant> crashed = new ConcurrentHashMap<>();
  private final KeptFiles kept = new KeptFiles();

  Pipeline(Cloud cloud, HostRuns runs) {
    this.cloud = cloud;
    this.runs = runs;
  }

  Instant now() {
    return cloud.now();
  }

  boolean has(Switch which) {
    return cloud.switches().has(which);
  }

  /// A Git host accepted or refused a push.
  public void pushed(Application application, Push push) {
    application.add(push);
    kept.add(application);
    if (push.accepted()) {
      cloud.effect("push " + application.blueprint().name());
      enqueue(application, push.commit(), "Git");
    }
  }

  /// Deploys the newest commit again.
  ///
  /// @return empty if nothing was ever pushed
  public Optional<Deployment> redeploy(Application application) {
    return lastPush(application).map(push -> enqueue(application, push.commit(), "API"));
  }

  private static Optional<Push> lastPush(Application application) {
    return application.pushed().reversed().stream().filter(Push::accepted).findFirst();
  }

  private Deployment enqueue(Application application, String commit, String cause) {
    Instant now = now();
    Instant visible = now.plus(cloud.switches().delays().deployment());
    Deployment.Origin origin = new Deployment.Origin(DEPLOY, cause, commit);
    if (has(Switch.SPURIOUS_CANCELLED)) {
      boolean _ = application.deploy(origin, now, visible).become(Deployment.State.CANCELLED, now);
    }
    if (application.blueprint().cancelOnPush()) {
      boolean _ = cancel(application);
    }
    Deployment deployment = application.deploy(origin, now, visible);
    startNext(application);
    return deployment;
  }

  /// Starts the oldest deployment in the queue unless one is at work.
  private void startNext(Application application) {
    Run run;
    HostRuns.Pushed pushed;
    synchronized (application) {
      Optional<Deployment> next = next(application);
      if (next.isEmpty() || application.isDeleted()) {
        return;
      }
      Deployment deployment = next.get();
      boolean _ = deployment.become(Deployment.State.WIP, now());
      Instance instance = application.start(deployment, now());
      run = new Run(this, application, instance);
      running.put(application.id(), run);
      pushed = pushed(application, instance);
    }
    run.begin(runs, pushed);
  }

  private static Optional<Deployment> next(Application application) {
    boolean busy = application.deployments().stream().anyMatch(one -> one.state().isActive());
    return busy
        ? Optional.empty()
        : application.deployments().stream()
            .filter(one -> one.state() == Deployment.State.QUEUED)
            .findFirst();
  }

  private static HostRuns.Pushed pushed(Application application, Instance instance) {
    Application.Blueprint blueprint = application.blueprint();
    String commit = instance.deployment().commit();
    Map<String, byte[]> files =
        application.pushed().stream()
            .filter(push -> push.accepted() && push.commit().equals(commit))
            .map(Push::files)
            .findFirst()
            .orElseThrow();
    return new HostRuns.Pushed(
        application.id(),
        blueprint.name(),
        files,
        application.env(),
        injected(application, instance),
        new HostRuns.Size(
            blueprint.flavor().name(), blueprint.flavor().cpus(), blueprint.flavor().memory()));
  }

  private static Map<String, String> injected(Application application, Instance instance) {
    Map<String, String> injected = new LinkedHashMap<>();
    injected.put("APP_ID", application.id());
    injected.put("CC_APP_ID", application.id());
    injected.put("CC_APP_NAME", application.blueprint().name());
    injected.put("CC_OWNER_ID", application.blueprint().organization());
    injected.put("INSTANCE_ID", instance.id());
    injected.put("CC_INSTANCE_ID", instance.id());
    injected.put("INSTANCE_TYPE", "production");
    injected.put("INSTANCE_NUMBER", "0");
    injected.put("COMMIT_ID", instance.deployment().commit());
    injected.put("CC_COMMIT_ID", instance.deployment().commit());
    injected.put("CC_DEPLOYMENT_ID", instance.deployment().uuid());
    injected.put("PORT", "8080");
    return injected;
  }

  void changed() {
    cloud.changes().announce();
  }

  void ended(Application application, Run run) {
    boolean _ = running.remove(application.id(), run);
    startNext(application);
  }

  /// A `REGULAR` application is down that was up, and is not meant to be.
  void crashed(Application application, Run run) {
    boolean _ = running.remove(application.id(), run);
    crashed.put(application.id(), now());
  }

  /// What has come due for a `REGULAR` application since somebody looked at it: one that does not
  /// listen fails, one that crashed is deployed again.
  void monitor(Application application) {
    if (application.blueprint().isTask()) {
      return;
    }
    Optional.ofNullable(running.get(application.id())).ifPresent(Run::probe);
    Instant due = now().minus(BETWEEN_LOOKS);
    Optional<Instant> crash = Optional.ofNullable(crashed.get(application.id()));
    if (crash.filter(at -> !at.isAfter(due) && crashed.remove(application.id(), at)).isPresent()
        && !application.isDeleted()) {
      lastPush(application)
          .ifPresent(push -> enqueue(application, push.commit(), "Monitoring/Unreachable"));
    }
  }

  /// Cancels the build that is under way.
  ///
  /// @return false if there is none
  public boolean cancel(Application application) {
    synchronized (application) {
      Optional<Deployment> building =
          application.deployments().stream()
              .filter(one -> one.state() == Deployment.State.WIP)
              .findFirst();
      if (building.isEmpty()) {
        return false;
      }
      cancel(application, building.get());
    }
    kill(application);
    cloud.effect("cancel " + application.blueprint().name());
    startNext(application);
    return true;
  }

  private void cancel(Application application, Deployment deployment) {
    Instant now = now();
    boolean _ = deployment.become(Deployment.State.CANCELLED, now);
    application.endInstances(now);
    if (has(Switch.CANCELLED_VANISHES)) {
      application.remove(deployment);
      Deployment.Origin origin =
          new Deployment.Origin("CANCEL", deployment.cause(), deployment.commit());
      boolean _ = application.deploy(origin, now, now).become(Deployment.State.CANCELLED, now);
    }
  }

  /// Stops what runs and forgets what is queued.
  public void stop(Application application) {
    synchronized (application) {
      application.deployments().forEach(one -> one.become(Deployment.State.CANCELLED, now()));
      application.endInstances(now());
    }
    kill(application);
  }

  /// Lets the machine of an application disappear, without a word.
  ///
  /// @return false if it has none
  public boolean lose(Application application) {
    boolean had = application.hasInstance();
    application.endInstances(now());
    kill(application);
    return had;
  }

  /// Ends what runs for an application, if anything does.
  void kill(Application application) {
    Optional.ofNullable(running.remove(application.id())).ifPresent(Run::kill);
  }
}
