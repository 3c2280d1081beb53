package dev.paasrunner.config;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.settings.LogSettings;
import java.util.List;
import java.util.Optional;

/// What reading a configuration file gave.
///
/// @param configuration empty only if the file could not be read, is not TOML, or its global keys
///   cannot be used; a file whose sections are all broken gives one without sections
/// @param log what the file says about the log, also if nothing else of it can be used; the
///   defaults where it does not say or could not be read that far
/// @param problems all of them, in the order of the file
public record ConfigResult(
    Optional<Configuration> configuration, LogSettings log, List<Problem> problems) {
  public ConfigResult {
    requireNonNull(configuration);
    requireNonNull(log);
    problems = List.copyOf(problems);
  }

  /// The problems that make the file or a section unusable.
  public List<Problem> errors() {
    return of(Problem.Severity.ERROR);
  }

  /// The problems that a person should know and the daemon can live with.
  public List<Problem> warnings() {
    return of(Problem.Severity.WARNING);
  }

  private List<Problem> of(Problem.Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).toList();
  }
}
