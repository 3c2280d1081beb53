package dev.paasrunner.settings;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// What holds for all runner sections of one engine.
///
/// @param limits how much may be at work at the same time
/// @param checkInterval pause between requests for jobs when there was none
/// @param jobCheckInterval how often the coordinator is asked about a job that runs
/// @param startTimeout how long a host may take from the hand-over until it runs the job
/// @param timeoutMargin how long beyond its timeout a job may take to report itself
/// @param sweep what becomes of hosts of ours that no record knows
public record EngineSettings(
    Limits limits,
    Duration checkInterval,
    Duration jobCheckInterval,
    Duration startTimeout,
    Duration timeoutMargin,
    SweepMode sweep) {
  /// The defaults of the configuration file.
  public static final EngineSettings DEFAULTS =
      new EngineSettings(
          Limits.DEFAULTS,
          Duration.ofSeconds(3),
          Duration.ofSeconds(30),
          Duration.ofMinutes(20),
          Duration.ofMinutes(1),
          SweepMode.DELETE);

  public EngineSettings {
    requireNonNull(limits);
    requireNonNull(sweep);
    requirePositive("checkInterval", checkInterval);
    requirePositive("jobCheckInterval", jobCheckInterval);
    requirePositive("startTimeout", startTimeout);
    if (timeoutMargin.isNegative()) {
      throw new IllegalArgumentException("timeoutMargin is not negative: " + timeoutMargin);
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " is positive, not " + value);
    }
  }

  /// The same settings with other limits.
  public EngineSettings withLimits(Limits other) {
    return new EngineSettings(
        other, checkInterval, jobCheckInterval, startTimeout, timeoutMargin, sweep);
  }

  /// The same settings with other intervals of asking for jobs and about jobs.
  public EngineSettings withIntervals(Duration check, Duration jobCheck) {
    return new EngineSettings(limits, check, jobCheck, startTimeout, timeoutMargin, sweep);
  }

  /// The same settings with another way to deal with strays.
  public EngineSettings withSweep(SweepMode mode) {
    return new EngineSettings(
        limits, checkInterval, jobCheckInterval, startTimeout, timeoutMargin, mode);
  }
}
