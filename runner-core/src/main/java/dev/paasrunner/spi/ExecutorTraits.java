package dev.paasrunner.spi;

import java.time.Duration;

/// What the engine needs to know about a platform.
///
/// @param listingDelay how long a host may exist before [Executor#find] and [Executor#listOwned]
///   show it; zero if they always do
/// @param observationInterval how often [Executor#observe] is worth calling
public record ExecutorTraits(Duration listingDelay, Duration observationInterval) {
  public ExecutorTraits {
    if (listingDelay.isNegative()) {
      throw new IllegalArgumentException("a listing delay is not negative: " + listingDelay);
    }
    if (!observationInterval.isPositive()) {
      throw new IllegalArgumentException("an interval is positive: " + observationInterval);
    }
  }
}
