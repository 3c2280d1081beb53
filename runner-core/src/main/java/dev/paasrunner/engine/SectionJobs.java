package dev.paasrunner.engine;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobState;
import dev.paasrunner.time.Time;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The owners whose jobs came through one section. A section that is changed keeps its old jobs and
/// gives its new ones to its successor of the same name.
final class SectionJobs {
  /// By job and not by owner, so that the order is the same each time a simulation is played.
  private final Map<JobKey, JobOwner> owners = new ConcurrentHashMap<>();

  private final Awaited oneLeft;
  private volatile boolean unfinished;

  SectionJobs(Time time) {
    this.oneLeft = new Awaited(time);
  }

  /// Adds an owner.
  ///
  /// @return whether there is no other: those who watch jobs may wait for one
  boolean add(JobOwner owner) {
    owners.put(owner.job().key(), owner);
    return owners.size() == 1;
  }

  void remove(JobOwner owner) {
    if (!(owner.job().state() instanceof JobState.Closed)) {
      unfinished = true;
    }
    owners.remove(owner.job().key(), owner);
    oneLeft.changed();
  }

  List<JobOwner> all() {
    return List.copyOf(owners.values());
  }

  Set<JobKey> keys() {
    return Set.copyOf(owners.keySet());
  }

  /// Waits until no owner is left.
  ///
  /// @return whether each has seen its job to the end; else some were parked
  boolean awaitNone() throws InterruptedException {
    oneLeft.until(owners::isEmpty);
    return !unfinished;
  }
}
