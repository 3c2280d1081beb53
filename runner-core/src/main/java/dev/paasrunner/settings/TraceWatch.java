package dev.paasrunner.settings;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.spi.TraceProbe;
import java.time.Duration;

/// A stricter look at the start of jobs, as the original offers it: a host counts as running the
/// job only when the job's log has begun.
///
/// @param timeout how long that may take from the hand-over
/// @param step how often the log is looked at
public record TraceWatch(TraceProbe probe, Duration timeout, Duration step) {
  public TraceWatch {
    requireNonNull(probe);
    if (!timeout.isPositive() || !step.isPositive()) {
      throw new IllegalArgumentException("a trace watch has a positive timeout and step");
    }
  }
}
