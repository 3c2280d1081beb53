package dev.paasrunner.spi;

/// Tells whether a job's own runner has begun to write the job's log.
@FunctionalInterface
public interface TraceProbe {
  /// Whether the log has anything in it.
  ///
  /// @param projectId the coordinator's number of the job's project
  /// @throws CoordinatorException if the coordinator does not tell
  boolean hasOutput(long projectId, long jobId) throws CoordinatorException, InterruptedException;
}
