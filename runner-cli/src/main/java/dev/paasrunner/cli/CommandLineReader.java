package dev.paasrunner.cli;

import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.ParseException;

/// Understands the arguments. Pure.
final class CommandLineReader {
  private CommandLineReader() {}

  static Request read(String... arguments) {
    try {
      return read(new DefaultParser().parse(Arguments.all(), arguments));
    } catch (ParseException e) {
      return new Request.Mistake(String.valueOf(e.getMessage()));
    }
  }

  private static Request read(CommandLine line) throws ParseException {
    if (line.hasOption(Arguments.HELP)) {
      return new Request.Help();
    }
    if (line.hasOption(Arguments.VERSION)) {
      return new Request.Version();
    }
    // A command's word alone is a configuration file of that name.
    List<String> words = line.getArgList();
    Optional<Command> command =
        words.size() > 1 ? Command.named(words.getFirst()) : Optional.empty();
    return command.isPresent()
        ? command.get().read(new Arguments(line, words.subList(1, words.size())))
        : Command.RUN.read(new Arguments(line, words));
  }
}
