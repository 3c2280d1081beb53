package dev.paasrunner.register.dialog;

/// An answer that cannot be used. The message is one sentence that never quotes a secret.
public final class WrongAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  public WrongAnswerException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
