package dev.paasrunner.cli.state;

/// What was asked for cannot be done as it was asked for. The message is for people.
public final class NotDoneException extends Exception {
  private static final long serialVersionUID = 1L;

  NotDoneException(String message) {
    super(message);
  }
}
