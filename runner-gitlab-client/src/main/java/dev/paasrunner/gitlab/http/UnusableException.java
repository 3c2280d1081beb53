package dev.paasrunner.gitlab.http;

/// Something in the configuration or the environment that no connection can be made with. The
/// message is one sentence that says what to change, and never shows a password.
public final class UnusableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  UnusableException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
