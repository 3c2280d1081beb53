package dev.paasrunner.testkit.inner;

import java.util.List;

/// What the trace says about itself, with the colors that GitLab Runner uses.
final class Banner {
  /// How the stand-in calls itself wherever it shows.
  static final String NAME = "stand-in for the Heptapod Runner image";

  private static final String BOLD_GREEN = "\u001b[32;1m";
  private static final String BOLD_RED = "\u001b[31;1m";
  private static final String BOLD_CYAN = "\u001b[36;1m";
  private static final String YELLOW = "\u001b[0;33m";
  private static final String PLAIN = "\u001b[0;m";

  private Banner() {}

  /// The first lines of a trace.
  static String opening(FetchedJob job) {
    String first = line(BOLD_CYAN, "Running in place of the Heptapod Runner image (" + NAME + ")");
    List<String> ignored = job.ignored();
    return ignored.isEmpty()
        ? first
        : first + line(YELLOW, "The stand-in ignores: " + String.join(", ", ignored));
  }

  /// Announces a step.
  static String step(Step step) {
    return line(BOLD_CYAN, "Running " + step.name() + " (" + NAME + ")");
  }

  /// The last line of a trace.
  static String closing(JobResult result) {
    return switch (result) {
      case JobResult.Success _ -> line(BOLD_GREEN, "Job succeeded");
      case JobResult.ScriptFailed failed ->
          line(BOLD_RED, "ERROR: Job failed: exit code " + failed.exitCode());
      case JobResult.Canceled _ -> line(BOLD_RED, "ERROR: Job failed: canceled");
      case JobResult.SystemFailed failed ->
          line(BOLD_RED, "ERROR: Job failed (system failure): " + failed.message());
      case JobResult.Aborted _ -> "";
    };
  }

  /// A command as it is shown before it runs: of several lines only the first.
  static String command(String command) {
    int end = command.indexOf('\n');
    String shown =
        end < 0 ? command : command.substring(0, end) + " # collapsed multi-line command";
    return BOLD_GREEN + "$ " + shown + PLAIN;
  }

  private static String line(String color, String text) {
    return color + text + PLAIN + "\n";
  }
}
