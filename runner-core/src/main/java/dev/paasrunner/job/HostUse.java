package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// How long a job had its host, and what that costs.
///
/// @param host the host's name
/// @param time from the hand-over until the platform stopped to charge for the host, as far as that
///   is known; else until it was seen gone
/// @param price if the platform has prices
public record HostUse(String host, Duration time, Optional<HostPrice> price) {
  public HostUse {
    requireNonNull(host);
    requireNonNull(time);
    requireNonNull(price);
  }

  /// What the time costs, if the platform has prices.
  public Optional<BigDecimal> cost() {
    return price.map(known -> known.of(time));
  }
}
