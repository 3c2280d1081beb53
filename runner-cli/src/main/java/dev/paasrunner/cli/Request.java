package dev.paasrunner.cli;

import dev.paasrunner.cli.state.JobChoice;
import dev.paasrunner.cli.sweep.SweepCommand;
import java.nio.file.Path;

/// What a command line asks for.
sealed interface Request {
  /// To be told how to use the program.
  record Help() implements Request {}

  /// To be told the version.
  record Version() implements Request {}

  /// To run.
  record Run(RunOptions options) implements Request {}

  /// To have a configuration file checked.
  ///
  /// @param online whether its platforms are asked
  record Check(Path configFile, boolean online) implements Request {}

  /// To be told which tokens are still good.
  record Verify(Path configFile) implements Request {}

  /// To have a runner removed from the coordinator and from the file.
  ///
  /// @param name of the section
  record Unregister(Path configFile, String name) implements Request {}

  /// To have hosts without a record looked for.
  record Sweep(Path configFile, SweepCommand.Wish wish) implements Request {}

  /// To be shown what is tracked.
  record State(Path configFile, boolean json) implements Request {}

  /// To be told what happened to a job.
  record Explain(Path configFile, JobChoice job, boolean json) implements Request {}

  /// To have the debts of a job dropped.
  ///
  /// @param reason why, for those who come later
  record WriteOff(Path configFile, JobChoice job, String reason) implements Request {}

  /// Nothing that is understood.
  ///
  /// @param message one sentence
  record Mistake(String message) implements Request {}
}
