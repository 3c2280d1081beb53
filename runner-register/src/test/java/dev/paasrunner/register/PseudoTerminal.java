package dev.paasrunner.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The command in a process of its own at a real terminal, which the program `script` makes
/// (util-linux; on Debian a part of every installation). The terminal does not know its size. It is
/// taken away after a while, since reading from it cannot be interrupted.
final class PseudoTerminal implements AutoCloseable {
  private static final long LONGEST_SECONDS = 60;

  private final Process process;
  private final Reader screen;
  private final OutputStream keys;
  private final StringBuilder shown = new StringBuilder();

  private PseudoTerminal(Process process) {
    this.process = process;
    this.screen = process.inputReader(StandardCharsets.UTF_8);
    this.keys = process.getOutputStream();
  }

  static boolean isAvailable() {
    try {
      Process version = new ProcessBuilder("script", "--version").start();
      return version.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// @param type as in the variable `TERM`
  static PseudoTerminal start(String type, Path config) throws IOException {
    return start(type, config, "");
  }

  /// @param output a file that takes what the command prints
  static PseudoTerminal startWithOutputTo(Path output, Path config) throws IOException {
    return start("xterm", config, " > '" + output + "'");
  }

  private static PseudoTerminal start(String type, Path config, String redirection)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "timeout",
            LONGEST_SECONDS + "s",
            "script",
            "--quiet",
            "--flush",
            "--return",
            "--command",
            "exec \"$JAVA\" dev.paasrunner.register.Main \"$CONFIG\"" + redirection,
            "/dev/null");
    builder.environment().put("TERM", type);
    builder.environment().put("SHELL", "/bin/sh");
    builder.environment().put("CONFIG", config.toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder
        .environment()
        .put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    return new PseudoTerminal(builder.redirectErrorStream(true).start());
  }

  /// Reads until something is shown that was not there before.
  PseudoTerminal await(String text) throws IOException {
    int from = shown.length();
    int next = screen.read();
    while (next >= 0) {
      shown.append((char) next);
      if (shown.indexOf(text, from) >= 0) {
        return this;
      }
      next = screen.read();
    }
    throw new AssertionError("no '" + text + "' in " + shown.substring(from));
  }

  PseudoTerminal type(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
    return this;
  }

  /// Waits for the end, and returns the exit code of the command.
  int end() throws IOException, InterruptedException {
    int next = screen.read();
    while (next >= 0) {
      shown.append((char) next);
      next = screen.read();
    }
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  String shown() {
    return shown.toString();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
