package dev.paasrunner.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// A program that a test started. It is killed when the test has ended.
final class Launched implements AutoCloseable {
  private static final long LONGEST_SECONDS = 60;

  private final Process process;
  private final BufferedReader err;
  private final List<String> lines = new ArrayList<>();

  Launched(Process process) {
    this.process = process;
    this.err = process.errorReader();
  }

  /// Reads standard error until a line has a text. The reading ends with the program.
  String awaitLine(String text) throws IOException {
    String line = err.readLine();
    while (line != null && !line.contains(text)) {
      lines.add(line);
      line = err.readLine();
    }
    return line == null ? fail("no line with '" + text + "' in " + lines) : line;
  }

  /// Sends SIGTERM. The process's own method would close its streams, too.
  void terminate() {
    assertThat(process.toHandle().destroy()).isTrue();
  }

  /// Sends SIGKILL.
  void kill() {
    assertThat(process.toHandle().destroyForcibly()).isTrue();
  }

  void interrupt() throws IOException, InterruptedException {
    signal("INT");
  }

  void hangup() throws IOException, InterruptedException {
    signal("HUP");
  }

  void userSignal() throws IOException, InterruptedException {
    signal("USR1");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    assertThat(code).isZero();
  }

  /// All that was written and not read yet, when the program has ended.
  String standardError() {
    return String.join("\n", err.lines().toList());
  }

  String standardOutput() {
    try (BufferedReader out = process.inputReader()) {
      return String.join("\n", out.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(LONGEST_SECONDS, SECONDS)).as("the program has ended").isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
