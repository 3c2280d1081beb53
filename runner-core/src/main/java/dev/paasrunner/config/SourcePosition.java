package dev.paasrunner.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/// A place in a configuration file.
///
/// @param file as it was named by the user
/// @param line counted from 1
/// @param column counted from 1
public record SourcePosition(Path file, int line, int column) {
  public SourcePosition {
    requireNonNull(file);
  }

  /// As editors understand it: `file:line:column`.
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
