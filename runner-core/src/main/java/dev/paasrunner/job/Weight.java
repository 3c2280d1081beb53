package dev.paasrunner.job;

/// How much of the quota a host takes. Executors without sizes use [#ONE].
///
/// @param value positive and finite
public record Weight(double value) implements Comparable<Weight> {
  /// A host like any other.
  public static final Weight ONE = new Weight(1);

  public Weight {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a weight is positive and finite, not " + value);
    }
  }

  /// A weight, or several together, as people are shown it: with two digits after the point.
  public static double shown(double weight) {
    return Math.round(weight * 100) / 100.0;
  }

  @Override
  public int compareTo(Weight other) {
    return Double.compare(value, other.value);
  }
}
