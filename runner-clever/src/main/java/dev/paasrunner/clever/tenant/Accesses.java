package dev.paasrunner.clever.tenant;

import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.spi.ExecutorException;
import java.util.List;

/// Finds the access to the organization that pays for a job or a host. Methods may ask the
/// coordinator.
public interface Accesses {
  /// The access for a new job.
  ///
  /// @throws ExecutorException `REFUSED` if nobody pays for the job; the message says what to do
  Access forJob(JobPayload payload) throws ExecutorException, InterruptedException;

  /// The access for a host that exists already.
  ///
  /// @throws ExecutorException `TRANSIENT` if it cannot be told now: the host stays
  Access forHost(Payer payer) throws ExecutorException, InterruptedException;

  /// Another access than one that was refused.
  ///
  /// @return what to use instead; if there is nothing else, the refused one is not known any more
  /// @throws ExecutorException if there is nothing else; made from the refusal
  Access insteadOf(Access refused, ExecutorException refusal)
      throws ExecutorException, InterruptedException;

  /// The accesses that are known without asking anybody.
  List<Access> known();
}
