package dev.paasrunner.register.dialog;

/// Where questions go and answers come from. For one thread.
public interface Console extends AutoCloseable {
  /// Asks and waits for a line. Returns it without its end and without blanks around it; an empty
  /// one as the question's default.
  ///
  /// @throws UnansweredException if there will be no answer
  String ask(Question question) throws UnansweredException;

  /// Tells a person why an answer cannot be used, before it is asked for again.
  ///
  /// @throws UnansweredException if it cannot be asked for again
  void explain(String wrong) throws UnansweredException;

  /// Whether somebody answers.
  boolean isAttended();

  /// Gives the terminal back.
  @Override
  void close();
}
