package dev.paasrunner.testkit.process;

import com.google.gson.Gson;
import dev.paasrunner.testkit.inner.InnerRunner;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The stand-in as a process of this machine, found by the number that it left in its host's
/// folder.
final class HostProcess {
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration END = Duration.ofSeconds(5);

  /// Clocks of processes and of files differ by the rounding of the machine's boot time.
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  /// The process that makes the file `pid` is the one that runs: a hard link is made at most once,
  /// whatever happens to the daemon in between. `exec` keeps the number.
  private static final String CLAIM_AND_RUN =
      """
      umask 077
      echo $$ > pid.$$ && ln pid.$$ pid && rm pid.$$ || exit 1
      echo claimed
      exec "$@" >> output.log 2>&1
      """;

  private final ProcessHandle process;

  private HostProcess(ProcessHandle process) {
    this.process = process;
  }

  /// The process of a host, if it runs. One that was started later than the number was written only
  /// has the same number.
  static Optional<HostProcess> in(HostFolder folder) throws IOException {
    try {
      long pid = Long.parseLong(Files.readString(folder.pidFile()).strip());
      Instant latest = Files.getLastModifiedTime(folder.pidFile()).toInstant().plus(ROUNDING);
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(found -> found.info().startInstant().orElse(Instant.MAX).isBefore(latest))
          .map(HostProcess::new);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (NumberFormatException e) {
      throw new IOException(folder.pidFile() + " does not hold a number", e);
    }
  }

  /// Starts the stand-in and returns when the folder tells so.
  ///
  /// @param shell the POSIX shell that starts it
  /// @param arguments for the stand-in
  static void start(HostFolder folder, Path shell, List<String> arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command(shell, arguments));
    builder.directory(folder.path().toFile());
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.redirectInput(new File("/dev/null"));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(folder.output().toFile()));
    Process process = builder.start();
    try {
      awaitClaim(process);
    } catch (InterruptedException e) {
      new HostProcess(process.toHandle()).kill(process.descendants().toList());
      throw e;
    }
    if (!folder.isLaunched()) {
      throw new IOException("its process ended early: " + folder.lastOutput());
    }
  }

  /// Reading cannot be interrupted, waiting for a reader can.
  private static void awaitClaim(Process process) throws IOException, InterruptedException {
    FutureTask<Boolean> claim =
        new FutureTask<>(
            () -> {
              try (BufferedReader printed = process.inputReader()) {
                return printed.readLine() != null;
              }
            });
    Thread _ = Thread.ofVirtual().name("claim").start(claim);
    try {
      boolean _ = claim.get();
    } catch (ExecutionException e) {
      throw new IOException("its process cannot be heard", e);
    }
  }

  private static List<String> command(Path shell, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    // A session of its own, so that Ctrl-C in the daemon's terminal does not reach the host.
    Stream.of("/usr/bin/setsid", "/bin/setsid")
        .filter(program -> Files.isExecutable(Path.of(program)))
        .limit(1)
        .forEach(command::add);
    command.addAll(List.of(shell.toString(), "-c", CLAIM_AND_RUN, "host"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-cp"));
    command.add(placeOf(InnerRunner.class) + File.pathSeparator + placeOf(Gson.class));
    command.add(InnerRunner.class.getName());
    command.addAll(arguments);
    return command;
  }

  private static String placeOf(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IOException("the place of " + type + " is not a file", e);
    }
  }

  /// Ends the process and all that it started: first by asking, because the stand-in then ends even
  /// what a job has put out of sight, then by force.
  void end() throws IOException, InterruptedException {
    List<ProcessHandle> started = process.descendants().toList();
    boolean _ = process.destroy();
    boolean _ = ended(List.of(process), GRACE);
    kill(started);
    if (!ended(started, END) || !ended(List.of(process), END)) {
      throw new IOException("a process of it does not end");
    }
  }

  private void kill(List<ProcessHandle> started) {
    boolean _ = process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  private static boolean ended(List<ProcessHandle> processes, Duration limit)
      throws InterruptedException {
    CompletableFuture<?>[] ends =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      Void _ = CompletableFuture.allOf(ends).get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a process cannot fail", e);
    }
  }
}
