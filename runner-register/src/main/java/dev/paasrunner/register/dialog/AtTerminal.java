package dev.paasrunner.register.dialog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;

/// A person at a terminal: lines can be edited, choices completed with the tabulator key, and
/// secrets are not echoed.
final class AtTerminal implements Console {
  /// For terminals that do not know their size, such as those of some programs.
  private static final Size USUAL_SIZE = new Size(80, 24);

  private final Terminal terminal;
  private final LineReader reader;
  private Question current = Question.of("", "");

  /// @param terminal closed together with this
  AtTerminal(Terminal terminal) {
    this.terminal = terminal;
    if (terminal.getWidth() <= 0 || terminal.getHeight() <= 0) {
      terminal.setSize(USUAL_SIZE);
    }
    stopEcho();
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .completer(this::complete)
            .variable(LineReader.DISABLE_HISTORY, true)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.BRACKETED_PASTE, false)
            .build();
  }

  /// Also between questions: a token may be pasted before it is asked for.
  private void stopEcho() {
    Attributes attributes = terminal.getAttributes();
    attributes.setLocalFlag(Attributes.LocalFlag.ECHO, false);
    terminal.setAttributes(attributes);
  }

  private void complete(LineReader lineReader, ParsedLine line, List<Candidate> candidates) {
    current.choices().get().forEach(choice -> candidates.add(new Candidate(choice)));
  }

  @Override
  public String ask(Question question) throws UnansweredException {
    current = question;
    try {
      String answer = read(question).strip();
      return answer.isEmpty() ? question.whenEmpty().orElse("") : answer;
    } catch (UserInterruptException | EndOfFileException e) {
      throw UnansweredException.interruption();
    }
  }

  private String read(Question question) {
    return question.secret()
        ? reader.readLine(question.prompt(), '\0')
        : reader.readLine(question.prompt());
  }

  @Override
  public void explain(String wrong) {
    terminal.writer().println(wrong);
    terminal.flush();
  }

  @Override
  public boolean isAttended() {
    return true;
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The terminal cannot be given back.", e);
    }
  }
}
