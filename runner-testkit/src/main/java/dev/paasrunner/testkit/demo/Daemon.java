package dev.paasrunner.testkit.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The real daemon, started by the distribution's own start script.
final class Daemon implements AutoCloseable {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
  private static final Pattern LAUNCH =
      Pattern.compile("state=\"?launching\"?.*? host=\"?([^\" ]+)");

  private final Process process;
  private final Path log;

  private Daemon(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// Starts the daemon.
  ///
  /// @param plugins folder of jars that are put on its class path
  static Daemon start(Path startScript, Path configuration, Path plugins, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(startScript.toString(), configuration.toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("HEPTAPOD_PAAS_RUNNER_PLUGINS", plugins.toString());
    return new Daemon(builder.start(), log);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// How many different hosts it made, by its log.
  long hostsMade() throws IOException {
    return LAUNCH
        .matcher(Files.readString(log))
        .results()
        .map((MatchResult match) -> match.group(1))
        .distinct()
        .count();
  }

  /// Stops it as a service manager would.
  ///
  /// @return its exit code
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
