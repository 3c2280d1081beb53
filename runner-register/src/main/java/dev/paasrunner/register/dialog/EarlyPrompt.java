package dev.paasrunner.register.dialog;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;

/// A console that takes a moment to be made, for which nobody waits: the first question is shown
/// before, and once more by the console itself, in the same place. What is typed meanwhile is kept
/// by the terminal. For one thread.
final class EarlyPrompt implements Console {
  private final PrintStream out;
  private final Supplier<Console> maker;
  private Optional<Console> made = Optional.empty();

  EarlyPrompt(PrintStream out, Supplier<Console> maker) {
    this.out = out;
    this.maker = maker;
  }

  /// A secret must not be echoed, for which the console is needed.
  @Override
  public String ask(Question question) throws UnansweredException {
    if (made.isEmpty() && !question.secret()) {
      out.print(question.prompt());
      out.flush();
      Console console = console();
      out.print('\r');
      out.flush();
      return console.ask(question);
    }
    return console().ask(question);
  }

  private Console console() {
    if (made.isEmpty()) {
      made = Optional.of(maker.get());
    }
    return made.get();
  }

  @Override
  public void explain(String wrong) throws UnansweredException {
    console().explain(wrong);
  }

  @Override
  public boolean isAttended() {
    return true;
  }

  @Override
  public void close() {
    made.ifPresent(Console::close);
  }
}
