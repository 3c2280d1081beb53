package dev.paasrunner.cli;

import dev.paasrunner.cli.state.JobChoice;
import dev.paasrunner.cli.sweep.SweepCommand;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.ParseException;

/// A word that may stand before CONFIG, with the options that it takes. One more command is one
/// more line in the table, one more [Request], and what [Main] does about it.
///
/// @param reading what is asked for, once the options are known to belong to the command
record Command(String word, Set<String> options, Reading reading) {
  static final Command RUN =
      new Command(
          "run",
          Set.of(
              Arguments.LEVEL,
              Arguments.POLL_INTERVAL,
              Arguments.PROGRESS_INTERVAL,
              Arguments.POLL_CYCLES,
              Arguments.DEBUG_SIGNAL),
          Command::run);

  static final List<Command> TABLE =
      List.of(
          RUN,
          new Command("check", Set.of(Arguments.ONLINE), Command::check),
          new Command("sweep", Set.of(Arguments.REPORT_ONLY, Arguments.UNMARKED), Command::sweep),
          new Command("verify", Set.of(), Command::verify),
          new Command("unregister", Set.of(Arguments.NAME), Command::unregister),
          new Command("state", Set.of(Arguments.JSON), Command::state),
          new Command("explain", Set.of(Arguments.JSON), Command::explain),
          new Command("write-off", Set.of(Arguments.REASON), Command::writeOff));

  Command {
    options = Set.copyOf(options);
  }

  /// Makes a request of arguments.
  interface Reading {
    Request of(Arguments arguments) throws ParseException;
  }

  static Optional<Command> named(String word) {
    return TABLE.stream().filter(command -> command.word.equals(word)).findFirst();
  }

  /// What is asked for.
  ///
  /// @throws ParseException with a sentence for people
  Request read(Arguments arguments) throws ParseException {
    Optional<String> strange =
        arguments.options().stream().filter(option -> !options.contains(option)).findFirst();
    if (strange.isPresent()) {
      throw new ParseException("The command %s has no option --%s.".formatted(word, strange.get()));
    }
    return reading.of(arguments);
  }

  private static Request run(Arguments arguments) throws ParseException {
    return new Request.Run(
        new RunOptions(
            arguments.configFile(1),
            arguments.level(),
            arguments.seconds(Arguments.POLL_INTERVAL),
            arguments.seconds(Arguments.PROGRESS_INTERVAL),
            arguments.count(Arguments.POLL_CYCLES),
            arguments.has(Arguments.DEBUG_SIGNAL)));
  }

  private static Request check(Arguments arguments) throws ParseException {
    return new Request.Check(arguments.configFile(1), arguments.has(Arguments.ONLINE));
  }

  private static Request sweep(Arguments arguments) throws ParseException {
    return new Request.Sweep(
        arguments.configFile(1),
        new SweepCommand.Wish(
            arguments.has(Arguments.REPORT_ONLY), arguments.has(Arguments.UNMARKED)));
  }

  private static Request verify(Arguments arguments) throws ParseException {
    return new Request.Verify(arguments.configFile(1));
  }

  private static Request unregister(Arguments arguments) throws ParseException {
    return new Request.Unregister(
        arguments.configFile(1),
        arguments.text(Arguments.NAME, "Say which runner: --name NAME, as in CONFIG."));
  }

  private static Request state(Arguments arguments) throws ParseException {
    return new Request.State(arguments.configFile(1), arguments.has(Arguments.JSON));
  }

  private static Request writeOff(Arguments arguments) throws ParseException {
    return new Request.WriteOff(
        arguments.configFile(2),
        job(arguments, "The job to be written off is missing: write-off CONFIG JOB."),
        arguments.text(Arguments.REASON, "Say why the job is written off: --reason TEXT."));
  }

  private static Request explain(Arguments arguments) throws ParseException {
    return new Request.Explain(
        arguments.configFile(2),
        job(arguments, "The job to be explained is missing: explain CONFIG JOB."),
        arguments.has(Arguments.JSON));
  }

  private static JobChoice job(Arguments arguments, String whenMissing) throws ParseException {
    String job = arguments.operand(2, whenMissing);
    return JobChoice.parse(job)
        .orElseThrow(
            () ->
                new ParseException(
                    "This is no job: %s. Expected its number, as in 4711 or runner/4711."
                        .formatted(job)));
  }
}
