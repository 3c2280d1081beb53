package dev.paasrunner.store;

/// A job record that is not what we write.
final class RecordFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;

  RecordFormatException(String message) {
    super(message);
    this.why = message;
  }

  String why() {
    return why;
  }
}
