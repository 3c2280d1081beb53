package dev.paasrunner.clever.api;

/// What became of a request to create an application.
public sealed interface Creation {
  /// It exists.
  record Created(Application application) implements Creation {}

  /// The version of the product is not offered (any more): ask the catalogue again. Nothing was
  /// made.
  ///
  /// @param message what the interface said, as a sentence of ours
  record Retired(String message) implements Creation {}
}
