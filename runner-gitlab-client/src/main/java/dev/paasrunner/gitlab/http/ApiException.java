package dev.paasrunner.gitlab.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/// An exchange that did not give one of the answers its endpoint promises. The message is one
/// sentence that names what was attempted, where, and what was found; it never holds a token nor
/// what a body said, except for the short `message` of an error in JSON.
public final class ApiException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;
  private final String sentence;
  private final transient Optional<Duration> retryAfter;

  ApiException(Trouble trouble, String message, Optional<Duration> retryAfter) {
    super(message);
    this.trouble = requireNonNull(trouble);
    this.sentence = message;
    this.retryAfter = retryAfter;
  }

  @Override
  public String getMessage() {
    return sentence;
  }

  /// In which way the exchange failed.
  public Trouble trouble() {
    return trouble;
  }

  /// How long we are asked to wait, if we are.
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
