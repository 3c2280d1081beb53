package dev.paasrunner.register.arguments;

/// What a command line asks for.
public sealed interface Request {
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
