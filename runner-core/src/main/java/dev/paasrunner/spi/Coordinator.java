package dev.paasrunner.spi;

import dev.paasrunner.job.Failure;
import dev.paasrunner.job.JobHandle;
import java.util.Optional;

/// The coordinator of one runner section: hands out jobs and is told about them.
///
/// Called concurrently from virtual threads: one thread asks for jobs, others ask and tell about
/// single jobs. Methods block, bound their own waiting, and honour interruption, except that an
/// answer to [#requestJob] that has begun to arrive must be returned and not thrown away: the job
/// in it is ours.
///
/// Error kinds: `TRANSIENT` (network, 5xx, garbage), `EXHAUSTED` (too many requests), `DENIED` (the
/// token is refused), `REFUSED` (the request is wrong), `GONE` (no such thing).
public interface Coordinator extends AutoCloseable {
  /// The base URL, as part of a job's identity and for messages.
  String url();

  /// Asks for a job. A job that is returned is ours from that moment, and its time runs.
  ///
  /// @return a job, or empty if there is none for us now
  /// @throws CoordinatorException `DENIED` if the runner's token is refused
  Optional<Grant> requestJob(Patience patience) throws CoordinatorException, InterruptedException;

  /// Whether jobs could be asked for now, without asking for one: answers if [#requestJob] would
  /// probably be answered, and throws what it would throw. Called while a section has no room for a
  /// job, so that one whose coordinator is gone does not keep room from others.
  default void checkAnswers() throws CoordinatorException, InterruptedException {}

  /// Asks for no job any more: ends a request that the coordinator merely holds until there is a
  /// job, so that nobody has to wait for it. A request that may bring one goes on. Returns at once;
  /// may be called at any time, from any thread.
  default void stopHolding() {}

  /// Asks how a job is, which also keeps it alive at the coordinator. An answer that the job is
  /// over is confirmed by a second, independent look before it is returned.
  JobStatus status(JobHandle job) throws CoordinatorException, InterruptedException;

  /// Reports a job as failed, with a message at the end of its log. May be called again after an
  /// unclear end; a message that is there already is not written twice. A job that is over already
  /// counts as reported.
  ///
  /// @throws CoordinatorException if the report was not accepted; the engine will call again
  void fail(JobHandle job, Failure failure) throws CoordinatorException, InterruptedException;

  /// Releases connections. Called once, after the last call of the other methods.
  @Override
  void close();

  /// How long [Coordinator#requestJob] may wait for a job to appear.
  enum Patience {
    /// As long as the coordinator likes.
    LONG_POLL,
    /// Not at all: others wait for the room that we hold meanwhile.
    SHORT_POLL
  }
}
