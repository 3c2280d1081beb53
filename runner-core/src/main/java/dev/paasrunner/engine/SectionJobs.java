package dev.paasrunner.engine;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The owners whose jobs came through one section. A section that is changed keeps its old jobs and
/// gives its new ones to its successor of the same name.
final class SectionJobs {
  private final Set<JobOwner> owners = ConcurrentHashMap.newKeySet();
  private final Wakeup oneLeft;

  SectionJobs(Time time) {
    this.oneLeft = time.newWakeup();
  }

  void add(JobOwner owner) {
    owners.add(owner);
  }

  void remove(JobOwner owner) {
    owners.remove(owner);
    oneLeft.signal();
  }

  List<JobOwner> all() {
    return List.copyOf(owners);
  }

  Set<JobKey> keys() {
    return owners.stream().map(owner -> owner.job().key()).collect(Collectors.toSet());
  }

  /// Waits until no owner is left.
  void awaitNone() throws InterruptedException {
    while (!owners.isEmpty()) {
      boolean _ = oneLeft.await(Instant.MAX);
    }
  }
}
