package dev.paasrunner.telemetry.metrics;

import dev.paasrunner.job.Failure;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.telemetry.history.Phase;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// Jobs taken, how long they stay where, and how they end. Any thread.
public final class JobMetrics {
  private static final double[] PHASE_BOUNDS = {
    0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 3600, 10_800, 36_000
  };

  /// GitLab Runner's own.
  private static final double[] JOB_BOUNDS = {
    30, 60, 300, 600, 1800, 3600, 7200, 10_800, 18_000, 36_000
  };

  /// Everything else that a coordinator may say is counted together, so that it makes no labels.
  private static final Set<String> KNOWN_STATUSES = Set.of("success", "failed", "canceled");

  private final Counter taken;
  private final Counter ended;
  private final Counter failed;
  private final Counter failedByCode;
  private final Counter writtenOff;
  private final Histogram phases;
  private final Histogram durations;

  /// Registers everything.
  public JobMetrics(Registration to) {
    taken = to.counter("gitlab_runner_jobs_total", "Jobs taken", "runner");
    ended = to.counter("paas_runner_jobs_ended_total", "Jobs that are over", "runner", "verdict");
    failed =
        to.counter(
            "gitlab_runner_failed_jobs_total",
            "Jobs that the daemon failed, by the reason that the coordinator is told",
            "runner",
            "failure_reason");
    failedByCode =
        to.counter("paas_runner_failures_total", "Jobs that the daemon failed", "runner", "code");
    writtenOff =
        to.counter("paas_runner_written_off_total", "Jobs that an operator wrote off", "runner");
    phases =
        to.histogram(
            "paas_runner_phase_duration_seconds",
            "How long jobs stay in a state",
            PHASE_BOUNDS,
            "runner",
            "phase");
    durations =
        to.histogram(
            "gitlab_runner_job_duration_seconds",
            "Time from the acquisition of a job until it is over",
            JOB_BOUNDS,
            "runner");
  }

  public void acquired(JobRecord job) {
    taken.labelValues(job.key().runner()).inc();
  }

  public void phaseEnded(JobRecord job, Phase phase, Instant at) {
    if (phase.exact()) {
      phases.labelValues(job.key().runner(), phase.state()).observe(Seconds.of(phase.until(at)));
    }
  }

  /// A job is over; its debts may still be owed.
  public void ended(JobRecord job, Verdict verdict, Instant at) {
    String runner = job.key().runner();
    durations.labelValues(runner).observe(Seconds.of(Duration.between(job.acquiredAt(), at)));
    ended.labelValues(runner, label(verdict)).inc();
    if (verdict instanceof Verdict.Failed(Failure failure)) {
      failedByCode.labelValues(runner, failure.code().code()).inc();
      failed.labelValues(runner, failure.code().reason().wireName()).inc();
    }
  }

  public void writtenOff(JobRecord job) {
    writtenOff.labelValues(job.key().runner()).inc();
  }

  private static String label(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Finished(String status) when KNOWN_STATUSES.contains(status) -> status;
      case Verdict.Finished _ -> "finished";
      case Verdict.Canceled _ -> "canceled";
      case Verdict.Failed _ -> "failed-by-daemon";
    };
  }
}
