package dev.paasrunner.engine;

import dev.paasrunner.job.JobKey;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What is known about each job of a section that is watched. Any thread.
final class Cases {
  private final Map<JobKey, Evidence> evidence = new ConcurrentHashMap<>();

  /// Forgets all other jobs.
  void keepOnly(Collection<JobKey> jobs) {
    evidence.keySet().retainAll(jobs);
  }

  /// The job's evidence.
  ///
  /// @param beginning what it is for a job that is not known yet
  Evidence of(JobKey job, Supplier<Evidence> beginning) {
    return evidence.computeIfAbsent(job, _ -> beginning.get());
  }

  /// Adds to the job's evidence.
  Evidence add(JobKey job, Evidence beginning, UnaryOperator<Evidence> news) {
    return evidence.compute(
        job, (_, known) -> news.apply(Optional.ofNullable(known).orElse(beginning)));
  }
}
