package dev.paasrunner.register.arguments;

import dev.paasrunner.settings.LogLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/// Understands the arguments and the environment.
public final class CommandLineReader {
  private final Map<String, String> environment;

  /// @param environment stands in for options that are not given
  public CommandLineReader(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// Never throws: a mistake is a request of its own.
  public Request read(String... arguments) {
    try {
      return read(new DefaultParser(false).parse(options(), arguments));
    } catch (ParseException e) {
      return new Request.Mistake(String.valueOf(e.getMessage()));
    }
  }

  private static Options options() {
    Options options = new Options();
    for (Option option : Option.values()) {
      options.addOption(option.shortName().orElse(null), option.longName(), option.hasValue(), "");
    }
    return options;
  }

  private Request read(CommandLine line) throws ParseException {
    if (line.hasOption(Option.HELP.longName())) {
      return new Request.Help();
    }
    if (line.hasOption(Option.VERSION.longName())) {
      return new Request.Version();
    }
    Map<String, String> values = values(line);
    requireOneToken(values);
    requireKnownLevel(values);
    return new Request.Register(
        new Given(configFile(line.getArgList()), values, flags(line), settings(line)));
  }

  private static Path configFile(List<String> files) throws ParseException {
    if (files.size() != 1) {
      throw new ParseException(
          files.isEmpty()
              ? "The configuration file is missing."
              : "One configuration file is expected, not: " + String.join(" ", files));
    }
    return path(files.getFirst());
  }

  private static Path path(String name) throws ParseException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new ParseException("This is no file name: " + name);
    }
  }

  private Map<String, String> values(CommandLine line) throws ParseException {
    Map<String, String> values = new HashMap<>();
    for (Option option : Option.values()) {
      if (option.hasValue() && !option.isRepeatable()) {
        value(line, option).ifPresent(value -> values.put(option.longName(), value));
      }
    }
    Optional<String> tokenFile = Optional.ofNullable(values.get(Option.TOKEN_FILE.longName()));
    if (tokenFile.isPresent() && !values.containsKey(Option.TOKEN.longName())) {
      values.put(Option.TOKEN.longName(), content(tokenFile.get()));
    }
    return values;
  }

  /// As in the original, the last of several counts.
  private Optional<String> value(CommandLine line, Option option) {
    String[] given = line.getOptionValues(option.longName());
    return given == null
        ? Optional.ofNullable(environment.get(option.variable())).filter(text -> !text.isBlank())
        : Optional.of(given[given.length - 1]);
  }

  private static void requireOneToken(Map<String, String> values) throws ParseException {
    if (values.containsKey(Option.TOKEN.longName())
        && values.containsKey(Option.REGISTRATION_TOKEN.longName())) {
      throw new ParseException(
          "One token is expected: the runner's (--token) or one that makes runners"
              + " (--registration-token).");
    }
  }

  private static void requireKnownLevel(Map<String, String> values) throws ParseException {
    String name = values.getOrDefault(Option.LOGGING_LEVEL.longName(), LogLevel.INFO.name());
    if (LogLevel.named(name).isEmpty()) {
      throw new ParseException(
          "The logging level %s is unknown, expected one of %s."
              .formatted(name, LogLevel.choices()));
    }
  }

  private Set<String> flags(CommandLine line) {
    Set<String> flags = new HashSet<>();
    for (Option option : Option.values()) {
      boolean byVariable = environment.getOrDefault(option.variable(), "").equals("true");
      if (!option.hasValue() && (line.hasOption(option.longName()) || byVariable)) {
        flags.add(option.longName());
      }
    }
    return flags;
  }

  private static List<String> settings(CommandLine line) throws ParseException {
    List<String> settings = new ArrayList<>(repeated(line, Option.SET));
    for (String words : repeated(line, Option.SET_FROM_FILE)) {
      int equals = words.indexOf('=');
      if (equals < 1) {
        throw new ParseException("The option --set-from-file takes key=FILE, not " + words);
      }
      settings.add(words.substring(0, equals + 1) + content(words.substring(equals + 1)));
    }
    return settings;
  }

  private static List<String> repeated(CommandLine line, Option option) {
    String[] given = line.getOptionValues(option.longName());
    return given == null ? List.of() : Arrays.asList(given);
  }

  private static String content(String file) throws ParseException {
    try {
      return Files.readString(path(file)).strip();
    } catch (IOException e) {
      throw new ParseException(
          "The file %s cannot be read (%s).".formatted(file, e.getClass().getSimpleName()));
    }
  }
}
