package dev.paasrunner.cli;

import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.LogLevel;
import dev.paasrunner.settings.LogSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What the command line says about a run.
///
/// @param configFile as the user wrote it
/// @param logLevel instead of `log_level`
/// @param pollInterval instead of `check_interval`
/// @param progressInterval instead of `job_progress_poll_interval`
/// @param pollCycles after so many polling cycles the program stops by itself
/// @param debugSignal whether SIGUSR1 writes the state to the log
record RunOptions(
    Path configFile,
    Optional<LogLevel> logLevel,
    Optional<Duration> pollInterval,
    Optional<Duration> progressInterval,
    OptionalInt pollCycles,
    boolean debugSignal) {
  /// The file's settings with those that the command line overrides.
  EngineSettings override(EngineSettings settings) {
    return settings.withIntervals(
        pollInterval.orElse(settings.checkInterval()),
        progressInterval.orElse(settings.jobCheckInterval()));
  }

  /// The file's settings of the log with that which the command line overrides.
  LogSettings override(LogSettings settings) {
    return new LogSettings(
        settings.format(), logLevel.orElse(settings.level()), settings.statistics());
  }

  /// One sentence for each option that has a better place in the file.
  List<String> deprecations() {
    return Stream.of(
            pollInterval.map(_ -> deprecation("poll-interval", "check_interval")),
            progressInterval.map(
                _ -> deprecation("job-progress-poll-interval", "job_progress_poll_interval")))
        .flatMap(Optional::stream)
        .toList();
  }

  private static String deprecation(String option, String key) {
    return "the option --%s is deprecated: set %s in the configuration file instead"
        .formatted(option, key);
  }
}
