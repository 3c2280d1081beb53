package dev.paasrunner.register.file;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.settings.QuotaReference;
import java.nio.file.Path;
import java.util.Optional;

/// What stands in a new configuration file above its first section.
///
/// @param concurrent most jobs at once, at least 1
/// @param stateFile where the daemon keeps its jobs
/// @param quota the weighted quota, if it is wanted; names the first section
public record NewFile(int concurrent, Path stateFile, Optional<QuotaReference> quota) {
  public NewFile {
    if (concurrent < 1) {
      throw new IllegalArgumentException("at least one job at once must be allowed");
    }
    requireNonNull(stateFile);
    requireNonNull(quota);
  }

  /// As TOML, with `\n` at the end of each line.
  public String text() {
    return "concurrent = "
        + concurrent
        + "\nstate_file = "
        + TomlWords.string(stateFile.toString())
        + "\n"
        + quota.map(NewFile::text).orElse("");
  }

  private static String text(QuotaReference quota) {
    return """

    [quota_computation]
      reference_runner = %s
      reference_flavor = %s
      reference_jobs_count = %d
    """
        .formatted(
            TomlWords.string(quota.runner()), TomlWords.string(quota.flavor()), quota.jobs());
  }
}
