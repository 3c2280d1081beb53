package dev.paasrunner.testkit.clever.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps everything that was pushed, and lets others run it.
public final class PushRecorder implements HostRuns {
  private final HostRuns runs;
  private final List<Pushed> pushes = new CopyOnWriteArrayList<>();

  public PushRecorder(HostRuns runs) {
    this.runs = runs;
  }

  /// What was pushed so far.
  public List<Pushed> pushes() {
    return List.copyOf(pushes);
  }

  @Override
  public Runnable start(Pushed pushed, Events events) {
    pushes.add(pushed);
    return runs.start(pushed, events);
  }

  @Override
  public void close() {
    runs.close();
  }
}
