package dev.paasrunner.testkit.contract;

import dev.paasrunner.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Looks again and again until there is an answer, but not for ever.
///
/// @param interval the pause between two looks
record BoundedWait(Time time, Duration interval) {
  /// One look.
  @FunctionalInterface
  interface Look<T> {
    /// The answer, or empty as long as there is none.
    Optional<T> now() throws Exception;
  }

  /// Looks at least once, and once more when the limit is reached.
  ///
  /// @param wanted what is waited for, for the message
  /// @throws AssertionError if there was no answer within the limit
  <T> T until(String wanted, Duration limit, Look<T> look) throws Exception {
    Instant deadline = time.instant().plus(limit);
    while (true) {
      boolean last = !time.instant().isBefore(deadline);
      Optional<T> answer = look.now();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (last) {
        throw new AssertionError("waited " + limit + " in vain for " + wanted);
      }
      time.sleepUntil(earlier(deadline, time.instant().plus(interval)));
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
