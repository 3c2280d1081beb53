package dev.paasrunner.clever.catalogue;

import dev.paasrunner.job.HostPrice;
import dev.paasrunner.job.Weight;
import java.util.Optional;

/// A size of hosts.
///
/// @param name as jobs and configurations write it, such as `M`
/// @param platformName as the platform writes it, such as `heptapod-runner-M`
/// @param available whether it can be had now
/// @param price if the platform tells it
public record Flavor(
    String name, String platformName, boolean available, Weight weight, Optional<HostPrice> price) {
  private static final double EXPONENT = 1.25;

  /// The weight that the original program gives to a memory: bigger hosts count for more than their
  /// share.
  static Weight weightOf(double gibibytes) {
    return new Weight(Math.pow(gibibytes, EXPONENT));
  }
}
