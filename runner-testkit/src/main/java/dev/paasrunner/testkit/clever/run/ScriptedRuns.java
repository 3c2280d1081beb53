package dev.paasrunner.testkit.clever.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/// Runs nothing: each push follows a script. Fast enough for hundreds of jobs a second.
public final class ScriptedRuns implements HostRuns {
  private final Function<Pushed, Script> scripts;
  private final Consumer<Pushed> job;
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("scripted runs").factory());
  private final ExecutorService jobs = Executors.newVirtualThreadPerTaskExecutor();

  /// @param scripts decides what becomes of a push
  /// @param job what a task does before it ends: usually it reports its job. May block
  public ScriptedRuns(Function<Pushed, Script> scripts, Consumer<Pushed> job) {
    this.scripts = scripts;
    this.job = job;
    clock.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Runnable start(Pushed pushed, Events events) {
    Script script = scripts.apply(pushed);
    AtomicBoolean killed = new AtomicBoolean();
    after(script.build(), killed, () -> built(pushed, script, events, killed));
    return () -> killed.set(true);
  }

  private void built(Pushed pushed, Script script, Events events, AtomicBoolean killed) {
    switch (script.fate()) {
      case Script.Fate.BuildHangs() -> events.printed(List.of("Step 1/3 : FROM"));
      case Script.Fate.BuildFails(List<String> lines) -> {
        events.printed(lines);
        events.failed();
      }
      case Script.Fate.Vanishes() -> {
        events.running();
        after(script.run(), killed, events::vanished);
      }
      case Script.Fate.Ends(int exitCode) -> {
        events.running();
        after(script.run(), killed, () -> end(pushed, exitCode, events, killed));
      }
    }
  }

  private void end(Pushed pushed, int exitCode, Events events, AtomicBoolean killed) {
    jobs.execute(
        () -> {
          job.accept(pushed);
          if (!killed.get()) {
            events.ended(exitCode);
          }
        });
  }

  private void after(Duration delay, AtomicBoolean killed, Runnable action) {
    var _ =
        clock.schedule(
            () -> {
              if (!killed.get()) {
                action.run();
              }
            },
            delay.toNanos(),
            TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    jobs.shutdownNow();
  }
}
