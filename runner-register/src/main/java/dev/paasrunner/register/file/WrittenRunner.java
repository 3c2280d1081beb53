package dev.paasrunner.register.file;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.Secret;
import java.util.Optional;

/// A runner as a section of a file names it, be it usable or not.
///
/// @param url empty if there is none
/// @param token blank if there is none
/// @param line where the section begins, counted from 1
public record WrittenRunner(Optional<String> name, String url, Secret token, int line) {
  public WrittenRunner {
    requireNonNull(name);
    requireNonNull(url);
    requireNonNull(token);
  }
}
