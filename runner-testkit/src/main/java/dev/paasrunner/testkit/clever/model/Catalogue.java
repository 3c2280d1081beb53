package dev.paasrunner.testkit.clever.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the platform offers. Names, memory and prices as in its price list of January 2026.
public final class Catalogue {
  /// The variant of hosts for Heptapod runners, which no public list shows.
  public static final String RUNNER_VARIANT = "70d676a0-a775-4dc9-a43d-3121036e8515";

  /// The variant of ordinary Docker applications.
  public static final String DOCKER_VARIANT = "d5ff282b-dd1a-4c9a-a0c8-c9524b1370e9";

  private static final String PREFIX = "heptapod-runner-";

  private static final List<Flavor> RUNNERS =
      List.of(
          runner("XS", 1, 2, 0.1111111111, true),
          runner("S", 2, 4, 0.2777777778, true),
          runner("M", 4, 8, 0.5555555556, true),
          runner("L", 6, 12, 0.8333333333, true),
          runner("XL", 8, 16, 1.1111111111, true),
          runner("2XL", 12, 24, 1.8333333333, true),
          runner("3XL", 16, 32, 2.6666666667, false));

  private static final List<Flavor> PLAIN =
      List.of(
          new Flavor("nano", 1, 512, 0.0083333333, true),
          new Flavor("XS", 1, 1152, 0.0222222222, true),
          new Flavor("S", 2, 2048, 0.0444444444, true),
          new Flavor("M", 4, 4096, 0.1055555556, true));

  private Catalogue() {}

  private static Flavor runner(String size, int cpus, int gib, double price, boolean available) {
    return new Flavor(PREFIX + size, cpus, gib * 1024, price, available);
  }

  /// The flavors of a context; all if there is none.
  public static List<Flavor> flavors(Optional<String> context) {
    return context.filter("heptapod-runner"::equals).isPresent() ? RUNNERS : PLAIN;
  }

  /// A flavor by its name, in upper or lower case.
  public static Optional<Flavor> flavor(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return Stream.concat(RUNNERS.stream(), PLAIN.stream())
        .filter(flavor -> flavor.name().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }
}
