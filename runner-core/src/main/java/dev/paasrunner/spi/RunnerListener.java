package dev.paasrunner.spi;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.HostUse;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.PaasResource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Is told what happens, after it is durable. Called from many threads, for one job in order; must
/// return quickly and must not call back. An exception is logged and otherwise ignored.
public interface RunnerListener {
  /// A request brought a job. Told before [#jobAcquired] and [#jobGivenBack], for those who ask
  /// what took long.
  ///
  /// @param asked when the request was made; a coordinator may hold it until there is a job
  /// @param queued how long the job had waited in the coordinator's queue, if it is told
  default void jobGranted(JobRecord job, Instant asked, Optional<Duration> queued) {}

  /// A job was taken from its coordinator.
  default void jobAcquired(JobRecord job, Instant at) {}

  /// A job that a request brought was not accepted, because it could not be written down. It is
  /// failed at its coordinator, and nothing more is told of it.
  ///
  /// @param failure what the coordinator is told
  /// @param reported whether the coordinator took it
  default void jobGivenBack(JobRecord job, Failure failure, boolean reported, Instant at) {}

  /// A job from before a restart goes on, in the state that it had.
  default void jobResumed(JobRecord job, Instant at) {}

  /// A job moved on.
  ///
  /// @param from the state that it left
  /// @param job the job in its new state
  default void jobMoved(JobState from, JobRecord job, Instant at) {}

  /// A call for a job failed and is going to be made again, or a debt stays owed.
  default void callFailed(JobRecord job, CallError error, Instant at) {}

  /// The creation of a job's host waits, because hosts are made with a pause in between.
  default void launchSpaced(JobRecord job, Instant until) {}

  /// An operator wrote a job off: its record is removed, and what it owed is not seen to from here.
  ///
  /// @param job the job with what it owed
  /// @param reason the operator's words
  default void jobWrittenOff(JobRecord job, String reason, Instant at) {}

  /// A job's host is gone.
  default void hostReleased(JobRecord job, HostUse use) {}

  /// A section that wants to ask for a job waits for room first.
  ///
  /// @param runner the section's unique name
  /// @param why which limit is reached, in a few words
  default void roomAwaited(String runner, String why) {}

  /// A section does not wait for room any more: there is some, or it is told to stop.
  ///
  /// @param runner the section's unique name
  default void roomFound(String runner) {}

  /// A coordinator answered a request for a job.
  ///
  /// @param runner the section's unique name
  /// @param withJob whether there was one
  default void pollAnswered(String runner, boolean withJob) {}

  /// A request for a job failed.
  ///
  /// @param runner the section's unique name
  default void pollFailed(String runner, CallError error) {}

  /// A section asks for no jobs for a while, or for a while longer: its coordinator or its platform
  /// refuses the credentials.
  ///
  /// @param runner the section's unique name
  /// @param why one sentence for people
  default void sectionPaused(String runner, String why, Duration pause) {}

  /// A section that was paused, for whatever reason, asks for jobs as usual again.
  ///
  /// @param runner the section's unique name
  default void sectionResumed(String runner) {}

  /// The platform of a section fails for everybody: no job is asked for, and those that wait for a
  /// host are kept and tried again.
  ///
  /// @param runner the section's unique name
  /// @param why one sentence for people
  default void platformDown(String runner, String why) {}

  /// A platform that was down serves again.
  default void platformUp(String runner) {}

  /// A host bears this daemon's mark, and no record knows it.
  ///
  /// @param removed whether it was removed, or is only reported
  default void strayFound(PaasResource host, boolean removed) {}
}
