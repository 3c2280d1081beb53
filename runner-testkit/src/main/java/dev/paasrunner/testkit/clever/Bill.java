package dev.paasrunner.testkit.clever;

import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Flavor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What an organization would be billed, by flavor, and what is left and goes on to cost.
///
/// @param lines one for each flavor
/// @param left the names of the applications that were not deleted
public record Bill(List<Line> lines, List<String> left) {
  /// Every ten seconds that have begun are billed.
  private static final Duration GRAIN = Duration.ofSeconds(10);

  public Bill {
    lines = List.copyOf(lines);
    left = List.copyOf(left);
  }

  /// The applications of one flavor.
  ///
  /// @param seconds as billed
  /// @param euros what they cost
  public record Line(String flavor, int applications, long seconds, double euros) {}

  static Bill of(List<Application> everything, List<String> left, Instant now) {
    Map<String, List<Application>> byFlavor = new TreeMap<>();
    for (Application application : everything) {
      byFlavor
          .computeIfAbsent(application.blueprint().flavor().name(), _ -> new ArrayList<>())
          .add(application);
    }
    return new Bill(
        byFlavor.values().stream().map(applications -> line(applications, now)).toList(), left);
  }

  private static Line line(List<Application> applications, Instant now) {
    Flavor flavor = applications.getFirst().blueprint().flavor();
    long seconds =
        applications.stream().mapToLong(application -> billed(application.billed(now))).sum();
    return new Line(flavor.name(), applications.size(), seconds, seconds * flavor.price() / 3600);
  }

  private static long billed(Duration time) {
    long tens = time.plus(GRAIN).minusNanos(1).dividedBy(GRAIN);
    return GRAIN.multipliedBy(tens).toSeconds();
  }

  /// The bill for people.
  public List<String> text() {
    List<String> text = new ArrayList<>();
    double sum = 0;
    for (Line line : lines) {
      sum += line.euros();
      text.add(
          String.format(
              Locale.ROOT,
              "%-22s %4d applications %7d s %9.4f EUR",
              line.flavor(),
              line.applications(),
              line.seconds(),
              line.euros()));
    }
    text.add(
        String.format(
            Locale.ROOT, "%-22s %-17s %9s %9.4f EUR", "sum", left.size() + " left", "", sum));
    return text;
  }
}
