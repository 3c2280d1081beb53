package dev.paasrunner.spi;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Where jobs are kept over a restart. Every method that writes returns only when the change would
/// survive a loss of power. One daemon owns a store for as long as it is open. Methods are called
/// concurrently for different jobs, never for one job.
///
/// An [IOException]'s message names the place and what can be done. After one, the record is as it
/// was before the call or as it was meant to become, never anything between.
public interface StateStore extends AutoCloseable {
  /// Keeps a new job and its payload.
  void create(JobRecord job, String payload) throws IOException;

  /// Replaces the record of a job that is kept.
  void replace(JobRecord job) throws IOException;

  /// The payload of a job, as long as it is kept.
  Optional<String> payload(JobKey job) throws IOException;

  /// Forgets the payload of a job; nothing happens if it is not kept.
  void dropPayload(JobKey job) throws IOException;

  /// Forgets a job with its payload; nothing happens if it is not kept.
  void remove(JobKey job) throws IOException;

  /// All jobs that are kept. What cannot be read is set aside, never deleted, and reported.
  Loaded loadAll() throws IOException;

  /// Whether there is a record of a job, be it one that cannot be read. Asked before a host that
  /// nobody seems to know is removed.
  boolean isKept(JobKey job) throws IOException;

  /// Proves that a new job could be kept now. Called before a job is asked for if the last write
  /// failed.
  void verifyWritable() throws IOException;

  /// Gives the store free for another daemon.
  @Override
  void close();

  /// What a store holds.
  ///
  /// @param jobs the readable records
  /// @param problems one sentence for each record that could not be read
  record Loaded(List<JobRecord> jobs, List<String> problems) {
    public Loaded {
      jobs = List.copyOf(jobs);
      problems = List.copyOf(problems);
    }
  }
}
