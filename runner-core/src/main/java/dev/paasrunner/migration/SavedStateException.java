package dev.paasrunner.migration;

/// A text that is not the original program's state.
final class SavedStateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;

  SavedStateException(String why) {
    super(why);
    this.why = why;
  }

  String why() {
    return why;
  }
}
