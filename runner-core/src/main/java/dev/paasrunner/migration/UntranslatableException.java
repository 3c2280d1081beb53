package dev.paasrunner.migration;

/// A saved job that cannot be looked after with what is known of it.
final class UntranslatableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;

  UntranslatableException(String why) {
    super(why);
    this.why = why;
  }

  String why() {
    return why;
  }
}
