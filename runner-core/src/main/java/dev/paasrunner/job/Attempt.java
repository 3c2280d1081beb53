package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// The next try of a call that a state announces.
///
/// @param number from 1
/// @param notBefore when it is due
/// @param lookFirst whether an earlier try may have had its effect, so that the platform has to be
///   looked at before anything is done
public record Attempt(int number, Instant notBefore, boolean lookFirst) {
  public Attempt {
    requireNonNull(notBefore);
    if (number < 1) {
      throw new IllegalArgumentException("attempts are counted from 1, not " + number);
    }
  }

  /// The first try, due now, with nothing done before.
  public static Attempt first(Instant now) {
    return new Attempt(1, now, false);
  }

  /// One more try, after something may have been done.
  public Attempt again(Instant due) {
    return new Attempt(number + 1, due, true);
  }

  /// The same try, after a restart that may have fallen into it or in an outage that tells nothing.
  public Attempt resumed(Instant due) {
    return new Attempt(number, due, true);
  }
}
