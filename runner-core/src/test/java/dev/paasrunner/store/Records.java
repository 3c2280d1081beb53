package dev.paasrunner.store;

import dev.paasrunner.job.Attempt;
import dev.paasrunner.job.Debt;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.FailureReason;
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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Sample records, one for each state and each kind of verdict and debt.
final class Records {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");
  private static final JobKey KEY = new JobKey("https://gitlab.example.com", "abc", 7);
  private static final HostPlan PLAN =
      new HostPlan(
          "hpd-job-abc-7",
          new OwnerMark("r_000000000000", KEY),
          new Weight(2.3784),
          Map.of("flavor", "M", "tenant", "acmé \"quoted\""),
          Optional.of(
              new HostPrice("M", new BigDecimal("0.5555555556"), "EUR", Duration.ofSeconds(10))));
  private static final StoredResource HOST =
      new StoredResource(PLAN, "app_1", Map.of("url", "https://push.example.com/app_1.git"));
  private static final Verdict FAILED =
      new Verdict.Failed(new Failure(FailureCode.HOST_ENDED, "line 1\nline 2"));

  static final List<JobState> ALL_STATES =
      List.of(
          new JobState.Acquired(Attempt.first(NOW)),
          new JobState.Provisioning(PLAN, Attempt.first(NOW).again(NOW.plusSeconds(3))),
          new JobState.Launching(HOST, Attempt.first(NOW).resumed(NOW)),
          new JobState.Starting(HOST, NOW),
          new JobState.Running(HOST, NOW),
          new JobState.Settling(
              FAILED,
              Optional.of(PLAN),
              Optional.of(HOST),
              Debt.owed(NOW),
              Debt.owed(NOW),
              Optional.of(NOW)),
          new JobState.Settling(
              FAILED,
              Optional.empty(),
              Optional.empty(),
              Debt.owed(NOW),
              Debt.paid(),
              Optional.of(NOW)),
          new JobState.Settling(
              new Verdict.Canceled(),
              Optional.of(PLAN),
              Optional.empty(),
              Debt.paid(),
              new Debt.Owed(5, NOW),
              Optional.empty()),
          new JobState.Closed(new Verdict.Finished("success")));

  private Records() {}

  static JobRecord in(JobState state) {
    return of(KEY, state);
  }

  static JobRecord of(JobKey key, JobState state) {
    return new JobRecord(
        key,
        OptionalLong.of(1042),
        Secret.of("glcbt-64_\"odd\" token"),
        NOW,
        Duration.ofSeconds(3661),
        Set.of(FailureReason.SCRIPT_FAILURE, FailureReason.RUNNER_SYSTEM_FAILURE),
        Optional.of(NOW.minusSeconds(5)),
        state);
  }
}
