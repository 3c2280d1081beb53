package dev.paasrunner.policy;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import java.time.Duration;

/// How long a section waits before it asks for a job again, from how its last requests ended.
///
/// @param interval the usual pause
/// @param failures requests in a row that failed
/// @param denials requests in a row whose token was refused
public record PollPacing(Duration interval, int failures, int denials) {
  /// So many refusals of a token in a row, and the section pauses.
  private static final int DENIALS_BEFORE_PAUSE = 3;

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
  private static final Duration TOO_MANY_REQUESTS = Duration.ofMinutes(1);

  /// A section that has not asked yet.
  public static PollPacing fresh(Duration interval) {
    return new PollPacing(interval, 0, 0);
  }

  /// After an answer, whether or not with a job.
  public PollPacing answered() {
    return fresh(interval);
  }

  /// After a request that failed.
  public PollPacing failed(ErrorKind kind) {
    return kind == ErrorKind.DENIED
        ? new PollPacing(interval, failures + 1, denials + 1)
        : new PollPacing(interval, failures + 1, 0);
  }

  /// Whether the token was refused so often that the section pauses.
  public boolean isPaused() {
    return denials >= DENIALS_BEFORE_PAUSE;
  }

  /// The pause after an answer without a job.
  ///
  /// @param took how long the answer took: a long poll has waited already
  public Duration afterNothing(Duration took) {
    // The clock may have been set back meanwhile.
    Duration waited = took.isNegative() ? Duration.ZERO : took;
    return waited.compareTo(interval) > 0 ? Duration.ZERO : interval.minus(waited);
  }

  /// The pause after a request that failed.
  public Duration afterFailure(CallError error) {
    Duration pause =
        isPaused()
            ? doubled(FIRST_PAUSE, denials - DENIALS_BEFORE_PAUSE, LONGEST_PAUSE)
            : doubled(interval, failures - 1, longer(LONGEST_BACKOFF, interval));
    Duration asked =
        error
            .retryAfter()
            .orElse(error.kind() == ErrorKind.EXHAUSTED ? TOO_MANY_REQUESTS : Duration.ZERO);
    return longer(pause, asked);
  }

  private static Duration doubled(Duration first, int times, Duration longest) {
    Duration pause = first;
    for (int i = 0; i < times && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longest) > 0 ? longest : pause;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
