package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// Something that a job that ended still owes: its report, or the removal of its host. Tried until
/// it is paid.
public sealed interface Debt {
  /// Nothing is owed.
  static Debt paid() {
    return new Paid();
  }

  /// Owed from now on.
  static Debt owed(Instant notBefore) {
    return new Owed(1, notBefore);
  }

  /// Whether nothing is owed.
  default boolean isPaid() {
    return this instanceof Paid;
  }

  /// Nothing is owed (any more).
  record Paid() implements Debt {}

  /// To be tried.
  ///
  /// @param attempt number of the next try, from 1
  /// @param notBefore when the next try is due
  record Owed(int attempt, Instant notBefore) implements Debt {
    public Owed {
      requireNonNull(notBefore);
      if (attempt < 1) {
        throw new IllegalArgumentException("attempts are counted from 1, not " + attempt);
      }
    }
  }
}
