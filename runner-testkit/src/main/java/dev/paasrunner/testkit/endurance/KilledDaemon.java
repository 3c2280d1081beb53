package dev.paasrunner.testkit.endurance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The distribution's daemon as a process that may be killed. All of them write into one log.
final class KilledDaemon {
  private final Process process;

  private KilledDaemon(Process process) {
    this.process = process;
  }

  static KilledDaemon start(Path configuration, Path log) throws IOException {
    Path home = Path.of(System.getProperty("dev.paasrunner.home", ".")).toAbsolutePath();
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    home.resolve("bin/heptapod-paas-runner").toString(), configuration.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new KilledDaemon(builder.start());
  }

  /// `kill -9`. Any thread; the process may have ended already.
  void kill() {
    var _ = process.destroyForcibly();
  }

  /// What any user of the machine can read of its command line.
  String commandLine() {
    return process.info().commandLine().orElse("");
  }

  /// Waits until it has ended.
  ///
  /// @return false if it has not
  boolean awaitEnd(Duration longest) throws InterruptedException {
    return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// SIGTERM.
  ///
  /// @return its exit code
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }
}
