package dev.paasrunner.telemetry.history;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The timelines of the jobs at work. Any thread; for one job in order.
public final class Timelines {
  private final Map<JobKey, Timeline> byJob = new ConcurrentHashMap<>();

  /// A job appeared: just acquired, or from before a restart.
  public void began(JobRecord job, Instant at) {
    byJob.put(job.key(), Timeline.of(job, at));
  }

  /// A job moved on.
  ///
  /// @return the phase that ended, if one did; empty if the job only tries again
  public Optional<Phase> moved(JobState from, JobRecord job, Instant at) {
    if (from.label().equals(job.state().label())) {
      return Optional.empty();
    }
    Timeline before = byJob.getOrDefault(job.key(), Timeline.of(job.in(from), at));
    if (job.state() instanceof JobState.Closed) {
      byJob.remove(job.key());
    } else {
      byJob.put(job.key(), before.then(new Phase(job.state().label(), at, true)));
    }
    return Optional.of(before.present());
  }

  /// A job's phases so far.
  public Timeline of(JobRecord job, Instant now) {
    return byJob.getOrDefault(job.key(), Timeline.of(job, now));
  }
}
