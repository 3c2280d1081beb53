package dev.paasrunner.testkit.clever.model;

import dev.paasrunner.testkit.clever.run.HostRuns;
import java.util.List;
import java.util.Optional;

/// A deployment at work. Brings what happens on its machine into the platform's words, until it is
/// killed.
final class Run implements HostRuns.Events {
  private final Pipeline pipeline;
  private final Application application;
  private final Instance instance;
  private Optional<Runnable> stop = Optional.empty();
  private boolean killed;

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
    boolean task = application.blueprint().isTask();
    instance.become(task ? Instance.State.TASK_IN_PROGRESS : Instance.State.UP);
    boolean _ =
        instance
            .deployment()
            .become(task ? Deployment.State.TASK_RUNNING : Deployment.State.OK, pipeline.now());
    pipeline.changed();
  }

  @Override
  public void ended(int exitCode) {
    boolean fails = exitCode != 0 && pipeline.has(Switch.EXIT_CODE_FAILS);
    over(
        fails ? Deployment.State.FAIL : Deployment.State.OK,
        "Task ended with exit code " + exitCode + " after " + age());
  }

  private String age() {
    return instance.age(pipeline.now()).toSeconds() + " seconds";
  }

  private void over(Deployment.State state, String message) {
    if (isKilled()) {
      return;
    }
    application.print(instance, pipeline.now(), LogLine.PLATFORM, List.of(message));
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
