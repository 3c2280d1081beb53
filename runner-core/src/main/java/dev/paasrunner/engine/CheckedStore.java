package dev.paasrunner.engine;

import dev.paasrunner.job.JobRecord;
import dev.paasrunner.spi.StateStore;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to the store and remembers whether that works: while it does not, no job is asked for.
/// The trouble is logged once when it begins and once when it ends.
final class CheckedStore {
  private static final Logger LOG = LoggerFactory.getLogger(CheckedStore.class);

  private final StateStore store;
  private volatile boolean broken;
  private volatile boolean closed;

  CheckedStore(StateStore store) {
    this.store = store;
  }

  private interface Write {
    void make() throws IOException;
  }

  StateStore unchecked() {
    return store;
  }

  void create(JobRecord job, String payload) throws IOException {
    checked(() -> store.create(job, payload));
  }

  void replace(JobRecord job) throws IOException {
    checked(() -> store.replace(job));
  }

  void remove(JobRecord job) throws IOException {
    checked(() -> store.remove(job.key()));
  }

  /// Forgets a payload; if that fails it is forgotten with the job.
  void dropPayload(JobRecord job) {
    try {
      store.dropPayload(job.key());
    } catch (IOException e) {
      LOG.debug("{}: the payload stays until the job is removed: {}", job.key(), e.getMessage());
    }
  }

  /// Whether a new job could be kept. Only this ends the trouble: that a record could be removed,
  /// or written in place of another, proves no room for a job with its payload.
  boolean isWritable() {
    if (!broken) {
      return true;
    }
    try {
      checked(store::verifyWritable);
    } catch (IOException e) {
      return false;
    }
    heal();
    return true;
  }

  private synchronized void heal() {
    if (broken) {
      LOG.info("the state can be written again");
      broken = false;
    }
  }

  /// Whether the last write succeeded. Tries nothing.
  boolean isWell() {
    return !broken;
  }

  /// Lets nothing more be written: the store may belong to another daemon soon.
  void close() {
    closed = true;
  }

  private void checked(Write write) throws IOException {
    if (closed) {
      throw new IOException("The engine is closed, its state is not written any more.");
    }
    try {
      write.make();
    } catch (IOException e) {
      if (!broken) {
        LOG.error(
            "the state cannot be written, no job is asked for until it can: {}", e.getMessage());
      }
      broken = true;
      throw e;
    }
  }
}
