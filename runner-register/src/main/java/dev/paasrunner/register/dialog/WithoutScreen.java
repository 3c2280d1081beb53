package dev.paasrunner.register.dialog;

/// A person at a terminal while the output goes elsewhere, such as to a file: questions stand in
/// the other output, and secrets are not echoed. Ctrl-C ends the process.
final class WithoutScreen implements Console {
  private final Piped lines;
  private final Echo echo;
  // A process that is stopped while somebody types a secret gives the terminal back.
  private final Thread restoring;

  WithoutScreen(Piped lines, Echo echo) {
    this.lines = lines;
    this.echo = echo;
    this.restoring = new Thread(echo::restore, "restore the terminal");
    Runtime.getRuntime().addShutdownHook(restoring);
  }

  @Override
  public String ask(Question question) throws UnansweredException {
    if (!question.secret()) {
      return lines.ask(question);
    }
    if (!echo.off()) {
      throw UnansweredException.because(
          "the terminal would show the secret; give it in a file or by the environment");
    }
    try {
      return lines.ask(question);
    } finally {
      echo.restore();
    }
  }

  @Override
  public void explain(String wrong) {
    lines.explain(wrong);
  }

  @Override
  public boolean isAttended() {
    return true;
  }

  @Override
  public void close() {
    boolean _ = Runtime.getRuntime().removeShutdownHook(restoring);
  }
}
