package dev.paasrunner.config;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.Secret;
import dev.paasrunner.settings.HandOffSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// One `[[runners]]` section that can be used.
///
/// @param name for people; the unique name if the section has none
/// @param url the coordinator's base address: http or https, with a host, without credentials,
///   query, fragment and trailing slashes
/// @param token the runner's authentication token, without white space
/// @param uniqueName derived from the token, of letters, digits, `_`, `.` and `-`; no two sections
///   have the same
/// @param executor the name of a known executor
/// @param settings the checked values of the executor's settings
/// @param handOff what hosts get besides the job
/// @param limit most jobs at once of this section, 0 for no limit of its own
/// @param tlsCaFile certificates (PEM) to trust besides the system's when talking to the
///   coordinator; a file that exists. Relative to the working directory. Not for the host, where no
///   such file is
/// @param traceWatch how the beginning of jobs' logs is looked at, if it is
/// @param position where the section starts
public record SectionConfig(
    String name,
    URI url,
    Secret token,
    String uniqueName,
    String executor,
    MapSettingValues settings,
    HandOffSettings handOff,
    int limit,
    Optional<Path> tlsCaFile,
    Optional<TraceWatchConfig> traceWatch,
    SourcePosition position) {
  public SectionConfig {
    requireNonNull(name);
    requireNonNull(url);
    requireNonNull(token);
    requireNonNull(uniqueName);
    requireNonNull(executor);
    requireNonNull(settings);
    requireNonNull(handOff);
    requireNonNull(tlsCaFile);
    requireNonNull(traceWatch);
    requireNonNull(position);
  }

  /// The same section at another place of the file.
  public SectionConfig at(SourcePosition place) {
    return new SectionConfig(
        name,
        url,
        token,
        uniqueName,
        executor,
        settings,
        handOff,
        limit,
        tlsCaFile,
        traceWatch,
        place);
  }
}
