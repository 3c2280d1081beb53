package dev.paasrunner.spi;

/// How a host looks from the platform's side.
public sealed interface HostCondition {
  /// It is being built or started.
  record Pending() implements HostCondition {}

  /// It runs what was handed over.
  record Running() implements HostCondition {}

  /// It ran what was handed over, and ended.
  ///
  /// @param detail what is known about the end (an exit code); may be empty
  record Ended(String detail) implements HostCondition {}

  /// It will never run: what was handed over could not be built or started.
  ///
  /// @param detail the reason and the last lines of the build's log; may be empty
  record Broken(String detail) implements HostCondition {}

  /// It was looked for and does not exist.
  record Absent() implements HostCondition {}
}
