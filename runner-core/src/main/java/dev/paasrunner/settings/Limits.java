package dev.paasrunner.settings;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/// How much may be at work at the same time, over all runner sections of one engine.
///
/// @param concurrent most jobs at once, at least 1
/// @param maxProvisioning most jobs at once that are being launched and not yet known to run
/// @param launchSpacing least time between the creations of two hosts
/// @param quota most weight at once, if it is limited
public record Limits(
    int concurrent, int maxProvisioning, Duration launchSpacing, Optional<QuotaReference> quota) {
  /// The defaults of the configuration file.
  public static final Limits DEFAULTS = new Limits(50, 10, Duration.ZERO, Optional.empty());

  public Limits {
    if (concurrent < 1 || maxProvisioning < 1) {
      throw new IllegalArgumentException("at least one job at once must be allowed");
    }
    if (launchSpacing.isNegative()) {
      throw new IllegalArgumentException("a spacing is not negative: " + launchSpacing);
    }
    requireNonNull(quota);
  }

  /// Counts only.
  public static Limits of(int concurrent, int maxProvisioning) {
    return new Limits(concurrent, maxProvisioning, Duration.ZERO, Optional.empty());
  }
}
