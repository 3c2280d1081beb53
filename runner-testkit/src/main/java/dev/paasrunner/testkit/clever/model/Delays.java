package dev.paasrunner.testkit.clever.model;

import java.time.Duration;

/// Where the platform takes its time.
///
/// @param repository from a creation until its repository is `CREATED`
/// @param deployment from a push until its deployment is shown
/// @param listing from a creation until lists show the application
/// @param deletion how long a deleted application is shown as `TO_DELETE`
public record Delays(
    Duration repository, Duration deployment, Duration listing, Duration deletion) {
  /// None at all.
  public static final Delays NONE =
      new Delays(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /// About what is seen of the platform.
  public static final Delays LIFELIKE =
      new Delays(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofSeconds(1));
}
