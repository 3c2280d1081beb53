package dev.paasrunner.testkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// The daemon of a distribution as a process of its own, seen through Linux's `/proc`.
final class DaemonProcess implements AutoCloseable {
  /// Of the times in `/proc/PID/stat`; the same on all of Linux's usual machines.
  private static final Duration TICK = Duration.ofMillis(10);

  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;

  private final Process process;
  private final Instant started;

  private DaemonProcess(Process process, Instant started) {
    this.process = process;
    this.started = started;
  }

  /// Starts it with its own start script.
  ///
  /// @param home folder of the distribution
  /// @param log takes everything that it prints
  /// @param environment variables that it gets besides ours
  static DaemonProcess start(
      Path home, Path configuration, Path log, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                home.resolve("bin/heptapod-paas-runner").toString(), configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Instant before = Instant.now();
    return new DaemonProcess(builder.start(), before);
  }

  /// When the start began.
  Instant started() {
    return started;
  }

  /// How much of the processors' time it took so far, all cores together.
  Duration processorTime() throws IOException {
    String stat = Files.readString(proc("stat"));
    // After the name, which is in parentheses and may hold blanks.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
    return TICK.multipliedBy(ticks);
  }

  /// How much memory it has now, in KiB.
  long residentKib() throws IOException {
    return kib("VmRSS");
  }

  /// The most that it ever had, in KiB.
  long peakKib() throws IOException {
    return kib("VmHWM");
  }

  private long kib(String name) throws IOException {
    for (String line : Files.readAllLines(proc("status"))) {
      if (line.startsWith(name + ":")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("the daemon has ended: its status shows no " + name);
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  /// Stops it as a service manager does, and waits for its end.
  @Override
  public void close() {
    boolean _ = process.toHandle().destroy();
    var _ = process.onExit().join();
  }
}
