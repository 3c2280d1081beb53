package dev.paasrunner.register;

/// What a command line asks for.
sealed interface Request {
  /// To be told how to use the program.
  record Help() implements Request {}

  /// To be told the version.
  record Version() implements Request {}

  /// To register.
  record Register(Given given) implements Request {}

  /// Nothing that is understood.
  ///
  /// @param message one sentence
  record Mistake(String message) implements Request {}
}
