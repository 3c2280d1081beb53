package dev.paasrunner.gitlab;

import dev.paasrunner.spi.JobStatus;
import java.util.Optional;

/// A job's status in the coordinator's words, as the header `Job-Status` and the job itself have
/// it.
final class WireStatus {
  private WireStatus() {}

  /// What a word says about a job of ours; empty for one that a job of ours cannot have, such as
  /// `pending`.
  static Optional<JobStatus> read(String word) {
    return switch (word) {
      case "running" -> Optional.of(new JobStatus.Running());
      case "canceling" -> Optional.of(new JobStatus.Canceling());
      case "success", "failed", "canceled", "skipped" -> Optional.of(new JobStatus.Over(word));
      default -> Optional.empty();
    };
  }
}
