package dev.paasrunner.cli;

/// How the program ends; the same codes as the original's.
enum ExitCode {
  /// Stopped as asked.
  STOPPED(0),
  /// Something that nobody foresaw.
  UNEXPECTED(1),
  /// A mistake in the arguments, the configuration or what it names.
  CONFIGURATION(2);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
