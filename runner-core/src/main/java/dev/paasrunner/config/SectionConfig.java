package dev.paasrunner.config;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.Secret;
import dev.paasrunner.settings.HandOffSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
/// @param source the section alone as a file of its own: what it is made from once the
///   configuration does not have it any more. Holds its secrets
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
    SourcePosition position,
    Secret source) {
  private static final int FORM_LENGTH = 16;

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
    requireNonNull(source);
  }

  /// Tells what the section is made from, with its secrets, from everything else that it may be
  /// made from; nothing can be concluded from it.
  public String form() {
    try {
      byte[] text = source.reveal().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(digest).substring(0, FORM_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Whether both mean the same, wherever and however they are written.
  public boolean isSameAs(SectionConfig other) {
    return equals(other.writtenAs(this));
  }

  private SectionConfig writtenAs(SectionConfig other) {
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
        other.position,
        other.source);
  }
}
