package dev.paasrunner.telemetry;

import dev.paasrunner.job.Attempt;
import dev.paasrunner.job.Debt;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.HostPrice;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.Secret;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.job.Weight;
import dev.paasrunner.status.Asking;
import dev.paasrunner.status.CapacityStatus;
import dev.paasrunner.status.RunnerStatus;
import dev.paasrunner.status.SectionStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Jobs in any state, with secrets that must not show up anywhere.
public final class Samples {
  /// In every secret.
  public static final String CANARY = "canary-5f1c";

  public static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  private Samples() {}

  public static JobRecord acquired(long id) {
    return acquired(id, START);
  }

  public static JobRecord acquired(long id, Instant at) {
    return new JobRecord(
        new JobKey("https://gitlab.example.com", "abc", id),
        Secret.of("token-" + CANARY),
        at,
        Duration.ofHours(1),
        Set.of(),
        new JobState.Acquired(Attempt.first(at)));
  }

  public static JobState provisioning(JobRecord job, int attempt) {
    return new JobState.Provisioning(plan(job), new Attempt(attempt, job.acquiredAt(), false));
  }

  public static JobState launching(JobRecord job) {
    return new JobState.Launching(host(job), Attempt.first(job.acquiredAt()));
  }

  public static JobState starting(JobRecord job, Instant at) {
    return new JobState.Starting(host(job), at);
  }

  public static JobState running(JobRecord job, Instant at) {
    return new JobState.Running(host(job), at);
  }

  public static JobState settlingSince(JobRecord job, Instant since) {
    return new JobState.Settling(
        new Verdict.Finished("success"),
        Optional.of(plan(job)),
        Optional.of(host(job)),
        Debt.paid(),
        Debt.owed(since),
        Optional.of(since));
  }

  public static JobState settling(JobRecord job, Verdict verdict, Instant nextTry) {
    return new JobState.Settling(
        verdict,
        Optional.of(plan(job)),
        Optional.of(host(job)),
        Debt.paid(),
        new Debt.Owed(3, nextTry),
        Optional.empty());
  }

  public static Verdict failed(FailureCode code) {
    return new Verdict.Failed(new Failure(code, "it did not work"));
  }

  public static HostPlan plan(JobRecord job) {
    return new HostPlan(
        "hpd-job-abc-" + job.key().id(),
        new OwnerMark("r_000000000000", job.key()),
        Weight.ONE,
        Map.of("flavor", "M"),
        Optional.of(new HostPrice("M", new BigDecimal("0.0500"), "EUR", Duration.ofSeconds(10))));
  }

  private static StoredResource host(JobRecord job) {
    return new StoredResource(plan(job), "app_" + job.key().id(), Map.of());
  }

  /// An engine with jobs that nobody looks after.
  public static RunnerStatus neglecting(JobKey... jobs) {
    RunnerStatus well = status(jobs.length, Asking.WELL);
    return new RunnerStatus(true, true, well.capacity(), well.sections(), Set.of(jobs));
  }

  public static RunnerStatus status(int jobs, Asking asking) {
    return new RunnerStatus(
        true,
        true,
        new CapacityStatus(50, jobs, 1, 10, 2, jobs, Optional.of(new Weight(40))),
        List.of(new SectionStatus("Fast", "abc", "https://gitlab.example.com", 30, asking)));
  }
}
