package dev.paasrunner.testkit.clever.run;

import java.time.Duration;
import java.util.List;

/// What becomes of one push, without building anything.
///
/// @param build how long the build takes
/// @param run how long the task runs
/// @param fate how it ends
public record Script(Duration build, Duration run, Fate fate) {
  /// How it ends.
  public sealed interface Fate {
    /// The task ends.
    record Ends(int exitCode) implements Fate {}

    /// The build fails, with these lines in the deployment's log.
    record BuildFails(List<String> lines) implements Fate {
      public BuildFails {
        lines = List.copyOf(lines);
      }
    }

    /// The build never ends.
    record BuildHangs() implements Fate {}

    /// The virtual machine disappears while the task runs.
    record Vanishes() implements Fate {}
  }

  /// A task that ends well at once.
  public static final Script INSTANT = new Script(Duration.ZERO, Duration.ZERO, new Fate.Ends(0));

  /// The same with another end.
  public Script ending(Fate other) {
    return new Script(build, run, other);
  }
}
