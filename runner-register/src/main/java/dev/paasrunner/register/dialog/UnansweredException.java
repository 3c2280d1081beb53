package dev.paasrunner.register.dialog;

/// The end of a dialog before its last answer. The message is one sentence.
public final class UnansweredException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean interrupted;
  private final String sentence;

  private UnansweredException(String sentence, boolean interrupted) {
    super(sentence);
    this.sentence = sentence;
    this.interrupted = interrupted;
  }

  /// Nobody is there to answer, or the answers have ended.
  public static UnansweredException because(String sentence) {
    return new UnansweredException(sentence, false);
  }

  /// The person wants to stop.
  public static UnansweredException interruption() {
    return new UnansweredException("interrupted", true);
  }

  /// Whether the person wants to stop.
  public boolean isInterrupted() {
    return interrupted;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
