package dev.paasrunner.cli.state;

import dev.paasrunner.job.Debt;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.Secret;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.job.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Jobs for tests, with secrets that must not be seen.
final class Jobs {
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  static final String SECRET = "job-token-s3cret";

  private Jobs() {}

  static JobKey key(String runner, long id) {
    return new JobKey("http://coordinator.invalid", runner, id);
  }

  static JobRecord running(JobKey key) {
    return in(key, new JobState.Running(host(key), NOW.minusSeconds(60)));
  }

  /// A job that failed from here, and owes both.
  static JobRecord settling(JobKey key) {
    StoredResource host = host(key);
    return in(
        key,
        new JobState.Settling(
            new Verdict.Failed(new Failure(FailureCode.HOST_ENDED, "it ended")),
            Optional.of(host.plan()),
            Optional.of(host),
            new Debt.Owed(3, NOW.plusSeconds(40)),
            new Debt.Owed(12, NOW.plusSeconds(300)),
            Optional.of(NOW.minusSeconds(600))));
  }

  static JobRecord in(JobKey key, JobState state) {
    return new JobRecord(
        key, Secret.of(SECRET), NOW.minusSeconds(8_000), Duration.ofHours(1), Set.of(), state);
  }

  private static StoredResource host(JobKey key) {
    String name = "hpd-job-" + key.runner() + "-" + key.id();
    OwnerMark owner = new OwnerMark("r_000000000000", key);
    return new StoredResource(
        new HostPlan(name, owner, Weight.ONE, Map.of()), "id-of-" + name, Map.of());
  }
}
