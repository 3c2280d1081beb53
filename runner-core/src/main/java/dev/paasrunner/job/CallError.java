package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/// An error of an executor or a coordinator as a value, for decisions and for messages.
///
/// @param kind decides what happens next
/// @param message one sentence for people; never a secret
/// @param retryAfter how long the other side asks us to wait, if it said so; at most an hour is
///   kept
public record CallError(ErrorKind kind, String message, Optional<Duration> retryAfter) {
  /// Nobody is waited for longer, whatever was asked.
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  public CallError {
    requireNonNull(kind);
    requireNonNull(message);
    requireNonNull(retryAfter);
    retryAfter = retryAfter.map(asked -> asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked);
  }

  /// An error that says nothing about when to come back.
  public static CallError of(ErrorKind kind, String message) {
    return new CallError(kind, message, Optional.empty());
  }
}
