package dev.paasrunner.cli;

import dev.paasrunner.settings.LogLevel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/// What stands on a command line, taken apart.
///
/// @param operands the words that are no options, without the command's own
record Arguments(CommandLine line, List<String> operands) {
  static final String HELP = "help";
  static final String VERSION = "version";
  static final String LEVEL = "logging-level";
  static final String POLL_INTERVAL = "poll-interval";
  static final String PROGRESS_INTERVAL = "job-progress-poll-interval";
  static final String POLL_CYCLES = "poll-cycles";
  static final String DEBUG_SIGNAL = "debug-signal";
  static final String JSON = "json";
  static final String REASON = "reason";
  static final String NAME = "name";
  static final String ONLINE = "online";
  static final String REPORT_ONLY = "report-only";
  static final String UNMARKED = "unmarked";

  Arguments {
    operands = List.copyOf(operands);
  }

  /// The options of all commands. Fresh at each call, because parsing writes into them.
  static Options all() {
    return new Options()
        .addOption("h", HELP, false, "")
        .addOption("V", VERSION, false, "")
        .addOption("l", LEVEL, true, "")
        .addOption(null, POLL_INTERVAL, true, "")
        .addOption(null, PROGRESS_INTERVAL, true, "")
        .addOption(null, POLL_CYCLES, true, "")
        .addOption(null, DEBUG_SIGNAL, false, "")
        .addOption(null, JSON, false, "")
        .addOption(null, NAME, true, "")
        .addOption(null, ONLINE, false, "")
        .addOption(null, REPORT_ONLY, false, "")
        .addOption(null, UNMARKED, false, "")
        .addOption(null, REASON, true, "");
  }

  /// The long names of the options that were given.
  List<String> options() {
    return Arrays.stream(line.getOptions()).map(Option::getLongOpt).toList();
  }

  boolean has(String option) {
    return line.hasOption(option);
  }

  /// The first operand.
  ///
  /// @param operandCount how many operands the command takes
  Path configFile(int operandCount) throws ParseException {
    if (operands.isEmpty()) {
      throw new ParseException("The configuration file is missing.");
    }
    if (operands.size() > operandCount) {
      throw new ParseException(
          operandCount == 1
              ? "One configuration file is expected, not: " + String.join(" ", line.getArgList())
              : "Too many words: " + String.join(" ", line.getArgList()));
    }
    try {
      return Path.of(operands.getFirst());
    } catch (InvalidPathException e) {
      throw new ParseException("This is no file name: " + operands.getFirst());
    }
  }

  /// The operand of a number, from 1.
  String operand(int number, String whenMissing) throws ParseException {
    if (operands.size() < number) {
      throw new ParseException(whenMissing);
    }
    return operands.get(number - 1);
  }

  /// The value of an option that must be given and must not be blank.
  String text(String option, String whenMissing) throws ParseException {
    return last(option)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> new ParseException(whenMissing));
  }

  Optional<LogLevel> level() throws ParseException {
    Optional<String> name = last(LEVEL);
    Optional<LogLevel> level = name.flatMap(LogLevel::named);
    if (name.isPresent() && level.isEmpty()) {
      throw new ParseException(
          "The logging level %s is unknown, expected one of %s."
              .formatted(name.get(), LogLevel.choices()));
    }
    return level;
  }

  Optional<Duration> seconds(String option) throws ParseException {
    OptionalInt seconds = number(option, "a positive number of whole seconds");
    return seconds.isPresent()
        ? Optional.of(Duration.ofSeconds(seconds.getAsInt()))
        : Optional.empty();
  }

  OptionalInt count(String option) throws ParseException {
    return number(option, "a positive number");
  }

  private OptionalInt number(String option, String expected) throws ParseException {
    Optional<String> text = last(option);
    if (text.filter(number -> !number.matches("0{0,9}[1-9][0-9]{0,8}")).isPresent()) {
      throw new ParseException(
          "The option --%s takes %s, not %s.".formatted(option, expected, text.get()));
    }
    return text.stream().mapToInt(Integer::parseInt).findFirst();
  }

  /// As in the original, the last of several counts.
  private Optional<String> last(String option) {
    String[] values = line.getOptionValues(option);
    return values == null ? Optional.empty() : Optional.of(values[values.length - 1]);
  }
}
