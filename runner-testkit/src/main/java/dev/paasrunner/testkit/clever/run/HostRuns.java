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
  /// @param injected the variables that the platform adds, such as `CC_DEPLOYMENT_ID`
  /// @param size how large the machine is
  record Pushed(
      String application,
      String name,
      Map<String, byte[]> files,
      Map<String, String> env,
      Map<String, String> injected,
      Size size) {
    public Pushed {
      files = Map.copyOf(files);
      env = Map.copyOf(env);
      injected = Map.copyOf(injected);
    }

    /// The name of the size.
    public String flavor() {
      return size.flavor();
    }
  }

  /// How large a machine is.
  ///
  /// @param flavor the size's name
  /// @param memory in MiB
  record Size(String flavor, int cpus, int memory) {}

  /// How it goes on.
  interface Events {
    /// Lines of the deployment's log.
    void printed(List<String> lines);

    /// The build failed, or the task could not be started.
    void failed();

    /// The task runs.
    void running();

    /// Something listens on the port of a `REGULAR` application; means nothing for a task.
    void listening();

    /// The task has ended.
    void ended(int exitCode);

    /// The virtual machine is gone, without a word.
    void vanished();
  }
}
