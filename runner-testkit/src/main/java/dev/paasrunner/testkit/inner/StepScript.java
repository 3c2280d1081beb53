package dev.paasrunner.testkit.inner;

import java.util.List;

/// Makes one shell script of a step's commands: each is shown before it runs, and the first that
/// fails ends the script with its exit code, also within a pipe where the shell knows how.
final class StepScript {
  private static final String START =
      """
      set -e
      if (set -o pipefail) 2>/dev/null; then set -o pipefail; fi
      """;

  private StepScript() {}

  /// The script's text.
  static String of(List<String> commands) {
    StringBuilder script = new StringBuilder(START);
    for (String command : commands) {
      script.append("printf '%s\\n' ").append(quoted(Banner.command(command))).append('\n');
      script.append(command).append('\n');
    }
    return script.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
