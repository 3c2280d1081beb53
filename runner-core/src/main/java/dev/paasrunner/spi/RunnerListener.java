package dev.paasrunner.spi;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.HostUse;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import java.time.Duration;
import java.time.Instant;

/// Is told what happens, after it is durable. Called from many threads, for one job in order; must
/// return quickly and must not call back. An exception is logged and otherwise ignored.
public interface RunnerListener {
  /// A job was taken from its coordinator.
  default void jobAcquired(JobRecord job, Instant at) {}

  /// A job moved on.
  ///
  /// @param from the state that it left
  /// @param job the job in its new state
  default void jobMoved(JobState from, JobRecord job, Instant at) {}

  /// A call for a job failed and is going to be made again, or a debt stays owed.
  default void callFailed(JobRecord job, CallError error, Instant at) {}

  /// A job's host is gone.
  default void hostReleased(JobRecord job, HostUse use) {}

  /// A section asks for no jobs for a while.
  ///
  /// @param why one sentence for people
  default void sectionPaused(String section, String why, Duration pause) {}

  /// A section that was paused got an answer again.
  default void sectionResumed(String section) {}
}
