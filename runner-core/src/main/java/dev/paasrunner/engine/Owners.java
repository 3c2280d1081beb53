package dev.paasrunner.engine;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.time.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The owners at work, each on its virtual thread.
final class Owners {
  private final Time time;
  private final Map<JobKey, JobOwner> byJob = new ConcurrentHashMap<>();
  private final Awaited oneEnded;

  Owners(Time time) {
    this.time = time;
    this.oneEnded = new Awaited(time);
  }

  /// Starts an owner. There is never more than one for a job.
  ///
  /// @param mine the jobs of the section that it belongs to
  boolean start(JobOwner owner, SectionJobs mine) {
    JobKey key = owner.job().key();
    if (byJob.putIfAbsent(key, owner) != null) {
      throw new IllegalStateException("the job " + key + " has an owner already");
    }
    boolean isFirst = mine.add(owner);
    time.start("owner of " + key, () -> run(owner, key, mine));
    return isFirst;
  }

  private void run(JobOwner owner, JobKey key, SectionJobs mine) {
    try {
      owner.run();
    } finally {
      byJob.remove(key);
      mine.remove(owner);
      oneEnded.changed();
    }
  }

  Optional<JobOwner> of(JobKey key) {
    return Optional.ofNullable(byJob.get(key));
  }

  boolean has(JobKey key) {
    return byJob.containsKey(key);
  }

  List<JobRecord> jobs() {
    return byJob.values().stream().map(JobOwner::job).toList();
  }

  /// Lets every owner end as soon as no call of it is under way, and waits for that.
  void parkAll() throws InterruptedException {
    tellToPark();
    awaitNone();
  }

  /// Lets every owner end, without waiting for it.
  void tellToPark() {
    byJob.values().forEach(JobOwner::park);
  }

  /// Waits until no owner is left.
  void awaitNone() throws InterruptedException {
    oneEnded.until(byJob::isEmpty);
  }
}
