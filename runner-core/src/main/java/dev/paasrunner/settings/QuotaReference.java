package dev.paasrunner.settings;

import static java.util.Objects.requireNonNull;

/// The weighted quota, as the original computes it: the weight of one flavor of one runner times a
/// number of jobs.
///
/// @param runner the `name` of the runner section whose executor knows the flavor
/// @param flavor the flavor, in that executor's words
/// @param jobs so many hosts of the flavor are the quota, at least 1
public record QuotaReference(String runner, String flavor, int jobs) {
  public QuotaReference {
    requireNonNull(runner);
    requireNonNull(flavor);
    if (jobs < 1) {
      throw new IllegalArgumentException("a quota is for one job at least, not " + jobs);
    }
  }
}
