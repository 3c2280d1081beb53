package dev.paasrunner.telemetry.view;

import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.HostPrice;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a job's record says about its host.
public final class Hosts {
  private static final String FLAVOR = "flavor";

  private Hosts() {}

  /// The host, if there is one or one may be left: it costs money and takes part of the quota.
  public static Optional<HostPlan> billed(JobRecord job) {
    return switch (job.state()) {
      case JobState.Acquired _, JobState.Provisioning _, JobState.Closed _ -> Optional.empty();
      case JobState.Launching _, JobState.Starting _, JobState.Running _ -> job.state().plan();
      case JobState.Settling settling ->
          settling.host().isPaid() ? Optional.empty() : settling.plan();
    };
  }

  /// The platform's name of the host's size; empty if the platform has no sizes.
  public static Optional<String> flavor(HostPlan plan) {
    return plan.price()
        .map(HostPrice::flavor)
        .or(() -> Optional.ofNullable(plan.attributes().get(FLAVOR)));
  }

  /// What the host has cost since the job was handed over to it, if the platform has prices.
  public static Optional<BigDecimal> costSoFar(JobRecord job, HostPlan plan, Instant now) {
    return plan.price()
        .flatMap(price -> job.launchedAt().map(start -> price.of(Duration.between(start, now))));
  }
}
