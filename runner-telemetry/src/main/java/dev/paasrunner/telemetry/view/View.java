package dev.paasrunner.telemetry.view;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.HostPrice;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.status.RunnerStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// An engine at one instant.
///
/// @param status empty as long as no engine has started
/// @param jobs the jobs that are kept, in no order
public record View(Instant at, Optional<RunnerStatus> status, List<JobRecord> jobs) {
  public View {
    requireNonNull(at);
    requireNonNull(status);
    jobs = List.copyOf(jobs);
  }

  /// Whether nobody looks after a job, since its section is not there.
  public boolean isWithoutSection(JobRecord job) {
    return status.filter(now -> now.withoutSection().contains(job.key())).isPresent();
  }

  /// What all hosts cost for an hour, by currency.
  public SortedMap<String, BigDecimal> costPerHour() {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    for (JobRecord job : jobs) {
      Hosts.billed(job)
          .flatMap(plan -> plan.price())
          .ifPresent((HostPrice it) -> sums.merge(it.currency(), it.perHour(), BigDecimal::add));
    }
    return sums;
  }
}
