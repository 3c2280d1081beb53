package dev.paasrunner.testkit.clever.run;

import java.util.List;
import java.util.Map;

/// What a push sets in motion: a build, and a task that runs until its job is over.
public interface HostRuns extends AutoCloseable {
  /// Builds and runs what was pushed. Returns at once; may call the events before it does.
  ///
  /// @return ends everything at once, when the application is deleted or stopped
  Runnable start(Pushed pushed, Events events);

  @Override
  void close();

  /// What was pushed.
  ///
  /// @param application its identifier
  /// @param name the application's name
  /// @param files what the commit holds, by path
  /// @param env the application's variables
  /// @param flavor the name of its size
  record Pushed(
      String application,
      String name,
      Map<String, byte[]> files,
      Map<String, String> env,
      String flavor) {
    public Pushed {
      files = Map.copyOf(files);
      env = Map.copyOf(env);
    }
  }

  /// How it goes on.
  interface Events {
    /// Lines of the deployment's log.
    void printed(List<String> lines);

    /// The build failed, or the task could not be started.
    void failed();

    /// The task runs.
    void running();

    /// The task has ended.
    void ended(int exitCode);

    /// The virtual machine is gone, without a word.
    void vanished();
  }
}
