package dev.paasrunner.testkit.inner.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of this machine, run to its end.
///
/// @param exitCode what it ended with
/// @param output what it printed, errors included
record Tool(int exitCode, String output) {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  /// Runs a program, whatever its exit code.
  static Tool run(List<String> command) throws IOException, InterruptedException {
    return run(command, Path.of(""));
  }

  /// Runs a program in a folder, whatever its exit code.
  static Tool run(List<String> command, Path folder) throws IOException, InterruptedException {
    Path printed = Files.createTempFile("tool", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toAbsolutePath().toFile())
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start();
      return new Tool(awaitEnd(process, command), Files.readString(printed));
    } finally {
      Files.delete(printed);
    }
  }

  /// Runs a program that has to succeed.
  ///
  /// @return what it printed
  static String mustRun(String... command) throws IOException, InterruptedException {
    Tool run = run(List.of(command));
    if (run.exitCode() != 0) {
      throw new IOException(
          "`%s` ended with %d: %s"
              .formatted(String.join(" ", command), run.exitCode(), run.output().strip()));
    }
    return run.output();
  }

  private static int awaitEnd(Process process, List<String> command)
      throws IOException, InterruptedException {
    try {
      if (process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new IOException(
          "`%s` did not end within %s".formatted(String.join(" ", command), LONGEST));
    } finally {
      process.destroyForcibly();
    }
  }
}
