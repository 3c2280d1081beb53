package dev.paasrunner.policy;

/// Whether one more job fits.
///
/// @param concurrent most jobs at once over all sections
/// @param maxProvisioning most jobs at once that are not yet known to run
public record Quota(int concurrent, int maxProvisioning) {
  /// What is taken.
  ///
  /// @param all jobs and reservations over all sections
  /// @param provisioning those of them that are not yet known to run
  /// @param section those of the section that asks
  public record Usage(int all, int provisioning, int section) {}

  /// Whether one more job of a section fits.
  ///
  /// @param sectionLimit the section's own limit, 0 for none
  public boolean admits(Usage usage, int sectionLimit) {
    return usage.all() < concurrent
        && usage.provisioning() < maxProvisioning
        && (sectionLimit == 0 || usage.section() < sectionLimit);
  }

  /// Whether every section could hold a reservation at the same time, beside the jobs there are.
  ///
  /// @param jobs jobs, without reservations
  /// @param provisioningJobs those of them that are not yet known to run
  public boolean hasRoomForAll(int jobs, int provisioningJobs, int sections) {
    return concurrent - jobs >= sections && maxProvisioning - provisioningJobs >= sections;
  }
}
