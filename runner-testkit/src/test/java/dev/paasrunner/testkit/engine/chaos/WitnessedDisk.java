package dev.paasrunner.testkit.engine.chaos;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.store.InMemoryStateStore;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/// A disk that remembers which jobs were ever written to it.
final class WitnessedDisk extends ForwardingStore {
  private final Set<JobKey> written = new HashSet<>();

  WitnessedDisk() {
    super(new InMemoryStateStore());
  }

  @Override
  public void create(JobRecord job, String payload) throws IOException {
    super.create(job, payload);
    written.add(job.key());
  }

  boolean everHad(JobKey job) {
    return written.contains(job);
  }
}
