package dev.paasrunner.policy;

import dev.paasrunner.job.Weight;
import java.util.Locale;
import java.util.Optional;

/// Whether one more job fits.
///
/// @param concurrent most jobs at once over all sections
/// @param maxProvisioning most jobs at once that are not yet known to run
public record Quota(int concurrent, int maxProvisioning) {
  /// Sums of weights differ in their last digits by the order in which they are added.
  private static final double ROUNDING = 1e-9;

  /// What is taken.
  ///
  /// @param all jobs and reservations over all sections
  /// @param provisioning those of them that are not yet known to run
  /// @param section those of the section that asks
  /// @param weight what all of them weigh
  public record Usage(int all, int provisioning, int section, double weight) {}

  /// Whether one more job of a section fits.
  ///
  /// @param sectionLimit the section's own limit, 0 for none
  public boolean admits(Usage usage, int sectionLimit) {
    return usage.all() < concurrent
        && usage.provisioning() < maxProvisioning
        && (sectionLimit == 0 || usage.section() < sectionLimit);
  }

  /// Which limit keeps one more job of a section away, for people; empty if none does.
  ///
  /// @param sectionLimit the section's own limit, 0 for none
  /// @param weight of the host that is asked for
  /// @param limit most weight at once, if it is limited
  public Optional<String> shortage(
      Usage usage, int sectionLimit, Weight weight, Optional<Weight> limit) {
    if (usage.all() >= concurrent) {
      return Optional.of("concurrent = %d is reached".formatted(concurrent));
    }
    if (usage.provisioning() >= maxProvisioning) {
      return Optional.of(
          "paas_max_concurrent_provisioning = %d is reached".formatted(maxProvisioning));
    }
    if (!admits(usage, sectionLimit)) {
      return Optional.of("limit = %d of the section is reached".formatted(sectionLimit));
    }
    return admits(usage, weight, limit)
        ? Optional.empty()
        : limit.map(
            most ->
                String.format(
                    Locale.ROOT,
                    "quota_computation: hosts weigh %.2f of %.2f, and %.2f is reserved for a job",
                    usage.weight(),
                    most.value(),
                    weight.value()));
  }

  /// Whether one more host of a weight fits.
  ///
  /// @param limit most weight at once, if it is limited
  public boolean admits(Usage usage, Weight weight, Optional<Weight> limit) {
    return limit.isEmpty()
        || usage.weight() + weight.value() <= limit.get().value() * (1 + ROUNDING);
  }

  /// What has to be reserved for a job that is not known yet: the heaviest, but no more than there
  /// is, since nothing heavier is accepted.
  public static Weight reservation(Weight heaviest, Optional<Weight> limit) {
    return limit.filter(most -> most.compareTo(heaviest) < 0).orElse(heaviest);
  }

  /// Whether every section could hold a reservation at the same time, beside the jobs there are.
  ///
  /// @param jobs jobs, without reservations
  /// @param provisioningJobs those of them that are not yet known to run
  public boolean hasRoomForAll(int jobs, int provisioningJobs, int sections) {
    return concurrent - jobs >= sections && maxProvisioning - provisioningJobs >= sections;
  }

  /// Whether every section could hold a reservation of this weight at the same time, beside the
  /// weight that jobs have.
  public boolean hasWeightForAll(
      double jobs, Weight reservation, int sections, Optional<Weight> limit) {
    return limit.isEmpty()
        || jobs + reservation.value() * sections <= limit.get().value() * (1 + ROUNDING);
  }
}
