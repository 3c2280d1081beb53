package dev.paasrunner.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/// Understands the arguments. Pure.
final class CommandLineReader {
  private static final String RUN = "run";
  private static final String HELP = "help";
  private static final String VERSION = "version";
  private static final String LEVEL = "logging-level";
  private static final String POLL_INTERVAL = "poll-interval";
  private static final String PROGRESS_INTERVAL = "job-progress-poll-interval";

  private CommandLineReader() {}

  /// Fresh at each call, because parsing writes into them.
  static Options options() {
    return new Options()
        .addOption("h", HELP, false, "")
        .addOption("V", VERSION, false, "")
        .addOption("l", LEVEL, true, "")
        .addOption(null, POLL_INTERVAL, true, "")
        .addOption(null, PROGRESS_INTERVAL, true, "");
  }

  static Request read(String... arguments) {
    try {
      return read(new DefaultParser().parse(options(), arguments));
    } catch (ParseException e) {
      return new Request.Mistake(String.valueOf(e.getMessage()));
    }
  }

  private static Request read(CommandLine line) throws ParseException {
    if (line.hasOption(HELP)) {
      return new Request.Help();
    }
    if (line.hasOption(VERSION)) {
      return new Request.Version();
    }
    return new Request.Run(
        new RunOptions(
            configFile(line.getArgList()),
            level(line),
            seconds(line, POLL_INTERVAL),
            seconds(line, PROGRESS_INTERVAL)));
  }

  /// `run` alone is a file of that name.
  private static Path configFile(List<String> words) throws ParseException {
    List<String> files =
        words.size() == 2 && words.getFirst().equals(RUN) ? words.subList(1, 2) : words;
    if (files.size() != 1) {
      throw new ParseException(
          files.isEmpty()
              ? "The configuration file is missing."
              : "One configuration file is expected, not: " + String.join(" ", files));
    }
    try {
      return Path.of(files.getFirst());
    } catch (InvalidPathException e) {
      throw new ParseException("This is no file name: " + files.getFirst());
    }
  }

  private static LogLevel level(CommandLine line) throws ParseException {
    String name = last(line, LEVEL).orElse(LogLevel.INFO.name());
    return LogLevel.named(name)
        .orElseThrow(
            () ->
                new ParseException(
                    "The logging level %s is unknown, expected one of %s."
                        .formatted(name, LogLevel.choices())));
  }

  private static Optional<Duration> seconds(CommandLine line, String option) throws ParseException {
    Optional<String> text = last(line, option);
    if (text.filter(number -> !number.matches("0{0,9}[1-9][0-9]{0,8}")).isPresent()) {
      throw new ParseException(
          "The option --%s takes a positive number of whole seconds, not %s."
              .formatted(option, text.get()));
    }
    return text.map(Long::parseLong).map(Duration::ofSeconds);
  }

  /// As in the original, the last of several counts.
  private static Optional<String> last(CommandLine line, String option) {
    String[] values = line.getOptionValues(option);
    return values == null ? Optional.empty() : Optional.of(values[values.length - 1]);
  }
}
