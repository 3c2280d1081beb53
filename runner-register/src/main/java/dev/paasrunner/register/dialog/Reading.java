package dev.paasrunner.register.dialog;

/// Understands an answer.
@FunctionalInterface
public interface Reading<T> {
  /// The meaning of an answer.
  T read(String answer) throws WrongAnswerException;
}
