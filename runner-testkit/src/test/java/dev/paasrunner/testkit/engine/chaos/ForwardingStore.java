package dev.paasrunner.testkit.engine.chaos;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.spi.StateStore;
import java.io.IOException;
import java.util.Optional;

/// A store that does what another does.
class ForwardingStore implements StateStore {
  private final StateStore store;

  ForwardingStore(StateStore store) {
    this.store = store;
  }

  @Override
  public void create(JobRecord job, String payload) throws IOException {
    store.create(job, payload);
  }

  @Override
  public void replace(JobRecord job) throws IOException {
    store.replace(job);
  }

  @Override
  public Optional<String> payload(JobKey job) throws IOException {
    return store.payload(job);
  }

  @Override
  public void dropPayload(JobKey job) throws IOException {
    store.dropPayload(job);
  }

  @Override
  public void remove(JobKey job) throws IOException {
    store.remove(job);
  }

  @Override
  public Loaded loadAll() throws IOException {
    return store.loadAll();
  }

  @Override
  public boolean isKept(JobKey job) throws IOException {
    return store.isKept(job);
  }

  @Override
  public void verifyWritable() throws IOException {
    store.verifyWritable();
  }

  @Override
  public void close() {}
}
