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
/// @param payer whose trouble it is, if it says nothing about what others pay for
public record CallError(
    ErrorKind kind, String message, Optional<Duration> retryAfter, Optional<String> payer) {
  /// Nobody is waited for longer, whatever was asked.
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  public CallError {
    requireNonNull(kind);
    requireNonNull(message);
    requireNonNull(retryAfter);
    requireNonNull(payer);
    retryAfter = retryAfter.map(asked -> asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked);
  }

  /// An error that may concern everybody.
  public CallError(ErrorKind kind, String message, Optional<Duration> retryAfter) {
    this(kind, message, retryAfter, Optional.empty());
  }

  /// The same error as one payer's trouble, unless it is somebody's already.
  public CallError concerning(String somebody) {
    return payer.isPresent()
        ? this
        : new CallError(kind, message, retryAfter, Optional.of(somebody));
  }

  /// An error that says nothing about when to come back.
  public static CallError of(ErrorKind kind, String message) {
    return new CallError(kind, message, Optional.empty());
  }
}
