package dev.paasrunner.store;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.spi.StateStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps jobs for as long as the process lives: for tests, and for embedders that accept to lose
/// track of billed hosts when it ends.
public final class InMemoryStateStore implements StateStore {
  private final Map<JobKey, JobRecord> jobs = new ConcurrentHashMap<>();
  private final Map<JobKey, String> payloads = new ConcurrentHashMap<>();

  @Override
  public void create(JobRecord job, String payload) {
    payloads.put(job.key(), payload);
    jobs.put(job.key(), job);
  }

  @Override
  public void replace(JobRecord job) throws IOException {
    if (jobs.replace(job.key(), job) == null) {
      throw new IOException("The job " + job.key() + " is not kept and cannot be replaced.");
    }
  }

  @Override
  public Optional<String> payload(JobKey job) {
    return Optional.ofNullable(payloads.get(job));
  }

  @Override
  public boolean isKept(JobKey job) {
    return jobs.containsKey(job);
  }

  @Override
  public void dropPayload(JobKey job) {
    payloads.remove(job);
  }

  @Override
  public void remove(JobKey job) {
    payloads.remove(job);
    jobs.remove(job);
  }

  @Override
  public Loaded loadAll() {
    return new Loaded(List.copyOf(jobs.values()), List.of());
  }

  @Override
  public void verifyWritable() {}

  @Override
  public void close() {}
}
