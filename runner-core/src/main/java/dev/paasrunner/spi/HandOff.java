package dev.paasrunner.spi;

import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.payload.PayloadException;

/// Makes what is handed over to a host from a job. Pure: no I/O, the same answer for the same job.
@FunctionalInterface
public interface HandOff {
  /// The files for one job.
  ///
  /// @throws PayloadException if the job's payload cannot be handed over
  BuildContext contextFor(JobPayload payload) throws PayloadException;
}
