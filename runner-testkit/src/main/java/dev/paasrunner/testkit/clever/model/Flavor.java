package dev.paasrunner.testkit.clever.model;

/// A size of hosts.
///
/// @param memory in MiB
/// @param price euros per hour
/// @param available whether applications of this size can be made
public record Flavor(String name, int cpus, int memory, double price, boolean available) {
  private static final String RUNNER_PREFIX = Catalogue.RUNNER_CONTEXT + "-";

  /// The key in the price list.
  public String priceId() {
    return name.startsWith(RUNNER_PREFIX)
        ? Catalogue.RUNNER_CONTEXT + "." + name.substring(RUNNER_PREFIX.length())
        : "apps." + name;
  }

  /// What flavors call `mem`, in MiB: a convention, and not always the memory.
  public int nominalMemory() {
    return name.equals("XS") ? 1152 : memory;
  }
}
