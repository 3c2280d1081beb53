package dev.paasrunner.testkit.inner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The processes of one step: a shell that leads a group of its own, so that whatever the job
/// starts can be ended with it.
final class RunningStep {
  private final Process shell;

  private RunningStep(Process shell) {
    this.shell = shell;
  }

  /// Starts a shell on a script.
  static RunningStep start(Path script, Path folder, Map<String, String> environment, JobLog log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(script));
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.directory(folder.toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
    return new RunningStep(builder.start());
  }

  private static List<String> command(Path script) {
    List<String> command = new ArrayList<>();
    // Without setsid, as on macOS, what leaves the tree of processes is not ended with the step.
    firstThatExists("/usr/bin/setsid", "/bin/setsid").forEach(command::add);
    firstThatExists("/bin/bash", "/usr/bin/bash", "/bin/sh").forEach(command::add);
    command.add(script.toString());
    return command;
  }

  private static List<String> firstThatExists(String... programs) {
    return List.of(programs).stream()
        .filter(program -> Files.isExecutable(Path.of(program)))
        .limit(1)
        .toList();
  }

  /// Waits for the end of the shell and ends what it left behind.
  int await() throws InterruptedException, IOException {
    int exitCode = shell.waitFor();
    killGroup();
    return exitCode;
  }

  /// Ends the shell and all that it started.
  void kill() {
    List<ProcessHandle> descendants = shell.descendants().toList();
    shell.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    killGroup();
  }

  // A group that does not exist (any more) is an error of the command that means nothing here.
  private void killGroup() {
    ProcessBuilder kill =
        new ProcessBuilder("/bin/sh", "-c", "kill -9 -\"$0\" 2>/dev/null", "" + shell.pid());
    try {
      var _ = kill.start().waitFor();
    } catch (IOException e) {
      System.err.println(Banner.NAME + ": no shell to end a step's processes with: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
