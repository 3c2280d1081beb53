package dev.paasrunner.register.dialog;

/// Nobody is there: whatever has no default must have been given.
public final class Unattended implements Console {
  @Override
  public String ask(Question question) throws UnansweredException {
    return question
        .whenEmpty()
        .orElseThrow(
            () ->
                UnansweredException.because(
                    question.source() + " is missing, and nobody can be asked"));
  }

  @Override
  public void explain(String wrong) throws UnansweredException {
    throw UnansweredException.because(wrong);
  }

  @Override
  public boolean isAttended() {
    return false;
  }

  @Override
  public void close() {
    // There is no terminal.
  }
}
