package dev.paasrunner.cli.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Where lines of the log go to.
///
/// @param journal whether that is systemd's journal, which keeps time and priority by itself
/// @param colours whether that is a terminal whose user has nothing against colours
record Surroundings(boolean journal, boolean colours) {
  /// A file or a pipe.
  static final Surroundings PLAIN = new Surroundings(false, false);

  /// Linux's name for what standard error is connected to.
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  static Surroundings ofThisProcess() {
    return of(System.getenv(), STANDARD_ERROR);
  }

  /// @param output a link to what lines are written to
  static Surroundings of(Map<String, String> environment, Path output) {
    boolean journal = isJournal(environment.getOrDefault("JOURNAL_STREAM", ""), output);
    boolean wanted =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Surroundings(journal, !journal && wanted && isTerminal(output));
  }

  /// The variable names a device and an inode. It is inherited by programs whose output goes
  /// elsewhere, so that alone says nothing.
  private static boolean isJournal(String stream, Path output) {
    if (stream.isEmpty()) {
      return false;
    }
    try {
      Map<String, Object> file = Files.readAttributes(output, "unix:dev,ino");
      return stream.equals(file.get("dev") + ":" + file.get("ino"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isTerminal(Path output) {
    try {
      String target = Files.readSymbolicLink(output).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
