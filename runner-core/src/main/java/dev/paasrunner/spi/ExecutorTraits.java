package dev.paasrunner.spi;

import java.time.Duration;

/// What the engine needs to know about a platform.
///
/// @param listingDelay how long a host may exist before [Executor#find] and [Executor#listOwned]
///   show it; zero if they always do
/// @param observationInterval how often [Executor#observe] is worth calling
/// @param longestStart how long a host may take from the hand-over until it runs its job before
///   [Executor#observe] itself calls it broken; zero if it never does. The engine waits a little
///   longer than that, since the executor knows better what went wrong
public record ExecutorTraits(
    Duration listingDelay, Duration observationInterval, Duration longestStart) {
  /// An executor that never gives up a start itself.
  public ExecutorTraits(Duration listingDelay, Duration observationInterval) {
    this(listingDelay, observationInterval, Duration.ZERO);
  }

  public ExecutorTraits {
    if (longestStart.isNegative()) {
      throw new IllegalArgumentException(
          "a start does not take less than no time: " + longestStart);
    }
    if (listingDelay.isNegative()) {
      throw new IllegalArgumentException("a listing delay is not negative: " + listingDelay);
    }
    if (!observationInterval.isPositive()) {
      throw new IllegalArgumentException("an interval is positive: " + observationInterval);
    }
  }
}
