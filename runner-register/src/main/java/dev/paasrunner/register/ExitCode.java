package dev.paasrunner.register;

/// How the command ends.
enum ExitCode {
  /// As asked.
  DONE(0),
  /// The coordinator refused or could not be reached, or the file could not be written.
  FAILED(1),
  /// A mistake in the arguments, the answers or the configuration file; nothing was asked of the
  /// coordinator.
  MISTAKE(2),
  /// Ctrl-C, as shells count it.
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
