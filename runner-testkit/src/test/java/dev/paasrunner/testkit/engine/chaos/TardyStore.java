package dev.paasrunner.testkit.engine.chaos;

import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.spi.StateStore;
import java.io.IOException;

/// A deliberate defect: that a host is about to be made is not written down before it is made. The
/// next record, written afterwards, tells it.
final class TardyStore extends ForwardingStore {
  TardyStore(StateStore store) {
    super(store);
  }

  @Override
  public void replace(JobRecord job) throws IOException {
    if (!(job.state() instanceof JobState.Provisioning)) {
      super.replace(job);
    }
  }
}
