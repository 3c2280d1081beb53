package dev.paasrunner.testkit.engine;

import dev.paasrunner.job.Failure;
import dev.paasrunner.job.JobHandle;
import dev.paasrunner.spi.Coordinator;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.Grant;
import dev.paasrunner.spi.JobStatus;
import java.util.Map;
import java.util.Optional;

/// Counts with how much patience jobs are asked for.
record PatienceCounter(Coordinator coordinator, Map<Coordinator.Patience, Integer> asked)
    implements Coordinator {
  @Override
  public String url() {
    return coordinator.url();
  }

  @Override
  public Optional<Grant> requestJob(Patience patience)
      throws CoordinatorException, InterruptedException {
    asked.merge(patience, 1, Integer::sum);
    return coordinator.requestJob(patience);
  }

  @Override
  public JobStatus status(JobHandle job) throws CoordinatorException, InterruptedException {
    return coordinator.status(job);
  }

  @Override
  public void fail(JobHandle job, Failure failure)
      throws CoordinatorException, InterruptedException {
    coordinator.fail(job, failure);
  }

  @Override
  public void close() {
    coordinator.close();
  }
}
