package dev.paasrunner.register.dialog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/// Answers from a pipe or a file, a line each. Nothing is echoed anyway.
public final class Piped implements Console {
  private final BufferedReader in;
  private final PrintStream out;

  /// @param in belongs to whoever made it
  public Piped(BufferedReader in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public String ask(Question question) throws UnansweredException {
    out.print(question.prompt());
    out.flush();
    String line =
        read()
            .orElseThrow(
                () ->
                    UnansweredException.because(
                        "the input has ended before an answer: " + question.text()));
    out.println();
    String answer = line.strip();
    return answer.isEmpty() ? question.whenEmpty().orElse("") : answer;
  }

  private Optional<String> read() throws UnansweredException {
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException e) {
      throw UnansweredException.because("the input cannot be read (" + e.getMessage() + ")");
    }
  }

  @Override
  public void explain(String wrong) {
    out.println(wrong);
  }

  @Override
  public boolean isAttended() {
    return true;
  }

  @Override
  public void close() {
    // The stream is the process's.
  }
}
