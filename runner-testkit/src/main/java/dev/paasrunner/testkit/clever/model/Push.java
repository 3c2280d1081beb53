package dev.paasrunner.testkit.clever.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What a Git host accepted, or refused.
///
/// @param ref the full name of the branch
/// @param commit what the branch is now, or was to be
/// @param commits how many commits the branch has
/// @param files what that commit holds, by path; none if it was refused
/// @param accepted whether it became the branch
public record Push(
    Instant at,
    String ref,
    String commit,
    int commits,
    Map<String, byte[]> files,
    boolean accepted) {
  public Push {
    files = Map.copyOf(files);
  }

  /// A file of the commit, read as UTF-8.
  public Optional<String> text(String path) {
    return Optional.ofNullable(files.get(path))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  Push withoutFiles() {
    return new Push(at, ref, commit, commits, Map.of(), accepted);
  }
}
