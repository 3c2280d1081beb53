package dev.paasrunner.settings;

import java.time.Duration;

/// What holds for all runner sections of one engine.
///
/// @param concurrent most jobs at once over all sections, at least 1
/// @param maxProvisioning most jobs at once that are being launched and not yet known to run
/// @param checkInterval pause between requests for jobs when there was none
/// @param jobCheckInterval how often the coordinator is asked about a job that runs
/// @param startTimeout how long a host may take from the hand-over until it runs the job
/// @param timeoutMargin how long beyond its timeout a job may take to report itself
public record EngineSettings(
    int concurrent,
    int maxProvisioning,
    Duration checkInterval,
    Duration jobCheckInterval,
    Duration startTimeout,
    Duration timeoutMargin) {
  /// The defaults of the configuration file.
  public static final EngineSettings DEFAULTS =
      new EngineSettings(
          50,
          10,
          Duration.ofSeconds(3),
          Duration.ofSeconds(30),
          Duration.ofMinutes(20),
          Duration.ofMinutes(1));

  public EngineSettings {
    if (concurrent < 1 || maxProvisioning < 1) {
      throw new IllegalArgumentException("at least one job at once must be allowed");
    }
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

  /// The same settings with another limit for jobs at once.
  public EngineSettings withConcurrent(int jobs) {
    return new EngineSettings(
        jobs, maxProvisioning, checkInterval, jobCheckInterval, startTimeout, timeoutMargin);
  }

  /// The same settings with other intervals of asking for jobs and about jobs.
  public EngineSettings withIntervals(Duration check, Duration jobCheck) {
    return new EngineSettings(
        concurrent, maxProvisioning, check, jobCheck, startTimeout, timeoutMargin);
  }
}
