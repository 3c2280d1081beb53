package dev.paasrunner.clever.settings;

import java.time.Duration;

/// How fast the platform is asked. For tests and measurements; the settings of a section don't
/// reach these.
///
/// @param observationInterval between two looks at all hosts of an organization
/// @param machineInterval between two looks whether the machine of a running host is still there
/// @param listingDelay how long a new application may be missing in the list
/// @param firstPause of those that double: before a request is repeated, and between two looks at a
///   host that is being removed
/// @param gitPause the first between two pushes to a repository that is not ready; later ones grow
/// @param gitPatience how long a repository may take to be ready
/// @param removalPatience how long a removal is watched before the caller has to come again
public record Pace(
    Duration observationInterval,
    Duration machineInterval,
    Duration listingDelay,
    Duration firstPause,
    Duration gitPause,
    Duration gitPatience,
    Duration removalPatience) {
  /// As the platform's own tools do it; its rate limits are not published.
  public static final Pace USUAL =
      new Pace(
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1));

  /// For a simulator that answers at once.
  public static final Pace FAST =
      new Pace(
          Duration.ofMillis(100),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofMillis(20),
          Duration.ofMillis(50),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));

  private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(5);

  /// How long a look waits for what is slow while others have answered.
  public Duration lookPatience() {
    return observationInterval.compareTo(SHORTEST_PATIENCE) < 0
        ? SHORTEST_PATIENCE
        : observationInterval;
  }

  public Pace {
    if (!observationInterval.isPositive() || !firstPause.isPositive() || !gitPause.isPositive()) {
      throw new IllegalArgumentException("intervals and pauses are positive");
    }
  }
}
