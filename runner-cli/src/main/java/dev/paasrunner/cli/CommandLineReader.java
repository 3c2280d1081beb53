package dev.paasrunner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.ParseException;

/// Understands the arguments.
final class CommandLineReader {
  private CommandLineReader() {}

  static Request read(String... arguments) {
    return read(word -> Files.exists(Path.of(word)), arguments);
  }

  /// Pure.
  ///
  /// @param isFile whether there is a file of the name of a command
  static Request read(Predicate<String> isFile, String... arguments) {
    try {
      return read(isFile, new DefaultParser().parse(Arguments.all(), arguments));
    } catch (ParseException e) {
      return new Request.Mistake(String.valueOf(e.getMessage()));
    }
  }

  private static Request read(Predicate<String> isFile, CommandLine line) throws ParseException {
    if (line.hasOption(Arguments.HELP)) {
      return new Request.Help();
    }
    if (line.hasOption(Arguments.VERSION)) {
      return new Request.Version();
    }
    List<String> words = line.getArgList();
    Optional<Command> command = words.stream().findFirst().flatMap(Command::named);
    // A command's word alone is a configuration file of that name, if there is one.
    if (words.size() == 1 && isFile.test(words.getFirst())) {
      command = Optional.empty();
    }
    return command.isPresent()
        ? command.get().read(new Arguments(line, words.subList(1, words.size())))
        : Command.RUN.read(new Arguments(line, words));
  }
}
