package dev.paasrunner.testkit.fake;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.spi.StateStore;
import dev.paasrunner.testkit.fake.CallHook.Moment;
import java.io.IOException;
import java.util.Optional;

/// A store whose writes a hook sees before and after their effect. Closing it closes nothing, since
/// what it stands for outlives the engine.
public final class HookedStore implements StateStore {
  private final StateStore store;
  private final CallHook<IOException> hook;

  public HookedStore(StateStore store, CallHook<IOException> hook) {
    this.store = store;
    this.hook = hook;
  }

  private interface Write {
    void make() throws IOException;
  }

  private void write(String call, Write write) throws IOException {
    at(call, Moment.BEFORE);
    write.make();
    at(call, Moment.AFTER);
  }

  private void at(String call, Moment moment) throws IOException {
    try {
      hook.at(call, moment);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in " + call, e);
    }
  }

  @Override
  public void create(JobRecord job, String payload) throws IOException {
    write("create", () -> store.create(job, payload));
  }

  @Override
  public void replace(JobRecord job) throws IOException {
    write("replace " + job.state().label(), () -> store.replace(job));
  }

  @Override
  public Optional<String> payload(JobKey job) throws IOException {
    return store.payload(job);
  }

  @Override
  public boolean isKept(JobKey job) throws IOException {
    return store.isKept(job);
  }

  @Override
  public void dropPayload(JobKey job) throws IOException {
    write("dropPayload", () -> store.dropPayload(job));
  }

  @Override
  public void remove(JobKey job) throws IOException {
    write("remove", () -> store.remove(job));
  }

  @Override
  public Loaded loadAll() throws IOException {
    return store.loadAll();
  }

  @Override
  public void verifyWritable() throws IOException {
    write("verifyWritable", store::verifyWritable);
  }

  @Override
  public void close() {}
}
