package dev.paasrunner.status;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.Weight;
import java.util.Optional;

/// What is taken of the room for jobs.
///
/// @param concurrent most jobs at once
/// @param jobs those that take room now, until their hosts are gone
/// @param reserved room that is held while a coordinator is asked for a job
/// @param maxProvisioning most jobs at once that are not yet known to run
/// @param provisioning those of the jobs that are not yet known to run
/// @param weight what the hosts of all jobs weigh, as far as that is known
/// @param weightLimit most weight at once; empty if it is not limited or not known yet
public record CapacityStatus(
    int concurrent,
    int jobs,
    int reserved,
    int maxProvisioning,
    int provisioning,
    double weight,
    Optional<Weight> weightLimit) {
  public CapacityStatus {
    requireNonNull(weightLimit);
  }

  /// The same with a limit of the weight.
  public CapacityStatus within(Optional<Weight> limit) {
    return new CapacityStatus(
        concurrent, jobs, reserved, maxProvisioning, provisioning, weight, limit);
  }

  /// How many more jobs could be taken, by count alone.
  public int headroom() {
    return Math.max(0, Math.min(concurrent - jobs, maxProvisioning - provisioning));
  }
}
