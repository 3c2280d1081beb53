package dev.paasrunner.testkit.gitlab.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The jobs and their projects. Only within a transaction of the [Database].
public final class Jobs {
  private static final Duration IDLE_LIMIT = Duration.ofHours(1);

  /// By number, which is the order of creation: the oldest pending job is handed out first.
  private final NavigableMap<Long, Job> byId = new TreeMap<>();

  /// Those of them that may still be handed out, and those that may not be over: what has become of
  /// a job is noticed when somebody looks for one.
  private final NavigableMap<Long, Job> pending = new TreeMap<>();

  private final NavigableMap<Long, Job> unfinished = new TreeMap<>();
  private final Set<Long> deletedProjects = new HashSet<>();

  /// Adds a job.
  ///
  /// @throws IllegalArgumentException if there is one of this number
  void add(Job job) {
    if (byId.putIfAbsent(job.id(), job) != null) {
      throw new IllegalArgumentException("there is a job " + job.id() + " already");
    }
    pending.put(job.id(), job);
    unfinished.put(job.id(), job);
  }

  public Optional<Job> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  public Optional<Job> find(Predicate<Job> condition) {
    return all().stream().filter(condition).findFirst();
  }

  public Collection<Job> all() {
    return byId.values();
  }

  long nextId() {
    return byId.isEmpty() ? 1 : byId.lastKey() + 1;
  }

  /// Hands the oldest matching job to a runner. Jobs that the program cannot run are failed on the
  /// way, which is what GitLab does instead of leaving them for another runner.
  public Optional<Job> assign(
      Runner runner, RunnerManager manager, Set<String> features, Instant now) {
    for (Iterator<Job> jobs = pending.values().iterator(); jobs.hasNext(); ) {
      Job job = jobs.next();
      if (!job.isPending()) {
        jobs.remove();
      } else if (runner.takes(job)) {
        if (job.isSupportedBy(features)) {
          job.run(manager, now);
          return Optional.of(job);
        }
        job.drop("runner_unsupported", now);
      }
    }
    return Optional.empty();
  }

  /// Whether every job is over.
  public boolean areAllFinished() {
    while (!unfinished.isEmpty() && unfinished.firstEntry().getValue().status().isFinished()) {
      unfinished.pollFirstEntry();
    }
    return unfinished.isEmpty();
  }

  public void deleteProject(long projectId) {
    deletedProjects.add(projectId);
  }

  public boolean isProjectDeleted(Job job) {
    return deletedProjects.contains(job.info().projectId());
  }

  /// Fails jobs that gave no sign of life for an hour.
  ///
  /// @return their numbers
  public List<Long> reapIdle(Instant now) {
    List<Job> idle = all().stream().filter(job -> job.isIdleSince(now.minus(IDLE_LIMIT))).toList();
    idle.forEach(job -> job.drop("stuck_or_timeout_failure", now));
    return idle.stream().map(Job::id).toList();
  }

  public List<JobView> views() {
    return all().stream().map(Job::view).toList();
  }
}
