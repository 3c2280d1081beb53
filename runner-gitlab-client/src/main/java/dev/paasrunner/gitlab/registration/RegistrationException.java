package dev.paasrunner.gitlab.registration;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.gitlab.http.Trouble;

/// A coordinator that did not do what was asked, or cannot be asked. The message is one sentence
/// that names what was attempted, where, what was found and what to do; it never holds a token.
public final class RegistrationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;
  private final String sentence;

  RegistrationException(Trouble trouble, String sentence) {
    super(sentence);
    this.trouble = requireNonNull(trouble);
    this.sentence = requireNonNull(sentence);
  }

  @Override
  public String getMessage() {
    return sentence;
  }

  /// In which way it failed: `REJECTED` also for a URL, proxy or file that cannot be used; `BROKEN`
  /// and `UNREADABLE` if it may have been done nevertheless.
  public Trouble trouble() {
    return trouble;
  }
}
