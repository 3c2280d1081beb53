package dev.paasrunner.testkit.inner;

/// What the coordinator wants of a running job, in rising order.
enum Order {
  CARRY_ON,
  /// End the script, run what always runs, report.
  CANCEL,
  /// End everything at once and report nothing.
  ABORT;

  /// Whether this is as strong as another or stronger.
  boolean reaches(Order other) {
    return compareTo(other) >= 0;
  }
}
