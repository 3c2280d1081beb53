package dev.paasrunner.testkit.gitlab.model;

import dev.paasrunner.testkit.gitlab.trace.TraceText;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// A job at one moment. Immutable.
///
/// @param failureReason why it failed, in the coordinator's words; empty unless it failed
/// @param exitCode what was reported with the failure
/// @param systemId the runner manager that acquired it, empty if none did
/// @param trace its log
public record JobView(
    long id,
    JobInfo info,
    Status status,
    Optional<String> failureReason,
    OptionalInt exitCode,
    Optional<String> systemId,
    TraceText trace,
    Times times) {

  /// When things happened to a job.
  ///
  /// @param updated the last sign of life, as coarse as the coordinator keeps it
  public record Times(
      Instant created, Optional<Instant> started, Optional<Instant> finished, Instant updated) {}

  /// Whether a runner ever got the job.
  public boolean wasAcquired() {
    return systemId.isPresent();
  }

  /// Number, name and status, such as `275833 tests-py3 running`.
  @Override
  public String toString() {
    return id + " " + info.name() + " " + status.wireName();
  }
}
