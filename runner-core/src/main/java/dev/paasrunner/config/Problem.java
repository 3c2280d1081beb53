package dev.paasrunner.config;

import static java.util.Objects.requireNonNull;

/// Something in a configuration file that a person should look at.
///
/// @param severity whether it makes the file or a section unusable
/// @param position where it is; the start of the section for a missing key, the start of the file
///   for a file that cannot be read
/// @param key the dotted key such as `runners.docker.image`; empty if no key is concerned
/// @param wrong what was found; never a secret
/// @param expected what should be there instead; empty if there is nothing to change
public record Problem(
    Severity severity, SourcePosition position, String key, String wrong, String expected) {
  /// How bad a problem is.
  public enum Severity {
    /// The file, or the section that it is in, is not used.
    ERROR,
    /// The key is not used as written; everything else is.
    WARNING
  }

  public Problem {
    requireNonNull(severity);
    requireNonNull(position);
    requireNonNull(key);
    requireNonNull(wrong);
    requireNonNull(expected);
  }

  /// One line: `file:line:column: key: what is wrong, what was expected`.
  @Override
  public String toString() {
    return position
        + ": "
        + (key.isEmpty() ? "" : key + ": ")
        + wrong
        + (expected.isEmpty() ? "" : ", " + expected);
  }
}
