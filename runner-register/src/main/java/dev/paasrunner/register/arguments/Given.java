package dev.paasrunner.register.arguments;

import dev.paasrunner.settings.LogLevel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was given beforehand, on the command line or in the environment. Not checked yet, because a
/// wrong value is explained and asked for again. Holds secrets.
///
/// @param values by the long option
/// @param flags long options without a value
/// @param settings words `key=value`
public record Given(
    Path config, Map<String, String> values, Set<String> flags, List<String> settings) {
  public Given {
    values = Map.copyOf(values);
    flags = Set.copyOf(flags);
    settings = List.copyOf(settings);
  }

  /// The value that was given for an option.
  public Optional<String> value(Option option) {
    return Optional.ofNullable(values.get(option.longName()));
  }

  /// How much is logged.
  public LogLevel logLevel() {
    return value(Option.LOGGING_LEVEL).flatMap(LogLevel::named).orElse(LogLevel.INFO);
  }

  /// Whether a flag was given.
  public boolean has(Option flag) {
    return flags.contains(flag.longName());
  }

  @Override
  public String toString() {
    return "Given[" + config + "]";
  }
}
