package dev.paasrunner.register;

import static java.util.Objects.requireNonNull;

/// A command that could not do what it was asked. The message is for people and never holds a
/// secret.
public final class RegisterException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String sentence;

  /// Whose turn it is.
  public enum Kind {
    /// The arguments, the answers or the configuration file have to be changed. Nothing was asked
    /// of the coordinator.
    MISTAKE,
    /// The coordinator refused or could not be reached, or the file could not be written.
    FAILED,
    /// The user stopped it.
    INTERRUPTED
  }

  RegisterException(Kind kind, String sentence) {
    super(sentence);
    this.kind = requireNonNull(kind);
    this.sentence = requireNonNull(sentence);
  }

  /// Whose turn it is.
  public Kind kind() {
    return kind;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
