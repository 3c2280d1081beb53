package dev.paasrunner.testkit.clever.model;

import dev.paasrunner.testkit.clever.run.HostRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A deployment at work. Brings what happens on its machine into the platform's words, until it is
/// killed.
///
/// A `REGULAR` application is up once something listens on its port, and its deployment fails if
/// nothing does for a while; after it was up, an end of its command is a crash.
final class Run implements HostRuns.Events {
  private static final Duration UNTIL_IT_LISTENS = Duration.ofMinutes(2);

  private final Pipeline pipeline;
  private final Application application;
  private final Instance instance;
  private Optional<Runnable> stop = Optional.empty();
  private boolean killed;
  private volatile Optional<Instant> probedSince = Optional.empty();

  Run(Pipeline pipeline, Application application, Instance instance) {
    this.pipeline = pipeline;
    this.application = application;
    this.instance = instance;
  }

  void begin(HostRuns runs, HostRuns.Pushed pushed) {
    Runnable stopping = runs.start(pushed, this);
    boolean late;
    synchronized (this) {
      stop = Optional.of(stopping);
      late = killed;
    }
    if (late) {
      stopping.run();
    }
  }

  /// Ends it, whatever it is doing. Nothing that it tells afterwards counts.
  void kill() {
    Optional<Runnable> stopping;
    synchronized (this) {
      stopping = killed ? Optional.empty() : stop;
      killed = true;
    }
    stopping.ifPresent(Runnable::run);
  }

  private synchronized boolean isKilled() {
    return killed;
  }

  @Override
  public void printed(List<String> lines) {
    if (!isKilled()) {
      application.print(instance, pipeline.now(), LogLine.OUTPUT, lines);
      pipeline.changed();
    }
  }

  @Override
  public void failed() {
    over(Deployment.State.FAIL, "Deploy failed in " + age());
  }

  @Override
  public void running() {
    if (isKilled()) {
      return;
    }
    if (application.blueprint().isTask()) {
      become(Instance.State.TASK_IN_PROGRESS, Deployment.State.TASK_RUNNING);
    } else {
      instance.become(Instance.State.STARTING);
      probedSince = Optional.of(pipeline.now());
      tell("Nothing listening on 0.0.0.0:8080 yet");
    }
    pipeline.changed();
  }

  private void become(Instance.State machine, Deployment.State state) {
    instance.become(machine);
    boolean _ = instance.deployment().become(state, pipeline.now());
  }

  private void tell(String message) {
    application.print(instance, pipeline.now(), LogLine.PLATFORM, List.of(message));
  }

  @Override
  public void listening() {
    if (!isKilled() && probedSince.isPresent()) {
      probedSince = Optional.empty();
      become(Instance.State.UP, Deployment.State.OK);
      tell("Application start successful");
      pipeline.changed();
    }
  }

  /// Looks how long nothing has listened.
  void probe() {
    Instant patience = pipeline.now().minus(UNTIL_IT_LISTENS);
    if (probedSince.filter(since -> !since.isAfter(patience)).isPresent()) {
      probedSince = Optional.empty();
      failed();
      kill();
    }
  }

  @Override
  public void ended(int exitCode) {
    if (!application.blueprint().isTask()) {
      crashed();
      return;
    }
    boolean fails = exitCode != 0 && pipeline.has(Switch.EXIT_CODE_FAILS);
    over(
        fails ? Deployment.State.FAIL : Deployment.State.OK,
        "Task ended with exit code " + exitCode + " after " + age());
  }

  private void crashed() {
    boolean wasUp = instance.state() == Instance.State.UP;
    if (wasUp && !isKilled()) {
      tell("The application has stopped");
      instance.end(pipeline.now());
      pipeline.crashed(application, this);
      pipeline.changed();
    } else {
      failed();
    }
  }

  private String age() {
    return instance.age(pipeline.now()).toSeconds() + " seconds";
  }

  private void over(Deployment.State state, String message) {
    if (isKilled()) {
      return;
    }
    tell(message);
    instance.end(pipeline.now());
    boolean _ = instance.deployment().become(state, pipeline.now());
    pipeline.ended(application, this);
    pipeline.changed();
  }

  /// The machine is gone; the deployment stays as it is.
  @Override
  public void vanished() {
    if (!isKilled()) {
      instance.end(pipeline.now());
      pipeline.changed();
    }
  }
}
