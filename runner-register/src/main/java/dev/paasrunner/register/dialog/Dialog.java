package dev.paasrunner.register.dialog;

import java.util.Optional;

/// Asks until an answer can be used.
public final class Dialog {
  private final Console console;

  public Dialog(Console console) {
    this.console = console;
  }

  /// Takes what was given beforehand, or else asks.
  public <T> T answer(Question question, Optional<String> given, Reading<T> reading)
      throws UnansweredException {
    Optional<String> text = given;
    while (true) {
      try {
        return reading.read(text.isPresent() ? text.get() : console.ask(question));
      } catch (WrongAnswerException e) {
        console.explain(question.source() + ": " + e.getMessage());
        text = Optional.empty();
      }
    }
  }

  /// Whether somebody answers.
  public boolean isAttended() {
    return console.isAttended();
  }

  /// Asks whether a person wants something; an empty line, or nobody there, stands for no.
  public boolean agrees(Question question) throws UnansweredException {
    return console.isAttended()
        && answer(question.withDefault("y/N"), Optional.empty(), Dialog::yesOrNo);
  }

  private static boolean yesOrNo(String answer) throws WrongAnswerException {
    return switch (answer) {
      case "y", "Y", "yes" -> true;
      case "y/N", "n", "N", "no" -> false;
      default -> throw new WrongAnswerException("expected y or n");
    };
  }

  /// Tells a person what has to be put right, before it is asked for.
  ///
  /// @throws UnansweredException if it cannot be asked for
  public void explain(String wrong) throws UnansweredException {
    console.explain(wrong);
  }
}
