package dev.paasrunner.register.dialog;

import java.util.Optional;

/// A person at a terminal that can do no more than print, such as that of an editor. Lines are
/// edited as the system has it, and secrets are not echoed; Ctrl-C ends the process.
final class PlainTerminal implements Console {
  private final java.io.Console console;

  PlainTerminal(java.io.Console console) {
    this.console = console;
  }

  @Override
  public String ask(Question question) throws UnansweredException {
    String answer =
        read(question).map(String::strip).orElseThrow(UnansweredException::interruption);
    return answer.isEmpty() ? question.whenEmpty().orElse("") : answer;
  }

  /// Nothing at the end of the input.
  private Optional<String> read(Question question) {
    return question.secret()
        ? Optional.ofNullable(console.readPassword("%s", question.prompt())).map(String::new)
        : Optional.ofNullable(console.readLine("%s", question.prompt()));
  }

  @Override
  public void explain(String wrong) {
    console.printf("%s%n", wrong);
  }

  @Override
  public boolean isAttended() {
    return true;
  }

  @Override
  public void close() {
    // The terminal is the process's.
  }
}
