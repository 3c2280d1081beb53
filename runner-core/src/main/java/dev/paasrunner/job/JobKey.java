package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

/// Which job: unique over all coordinators and runner sections of one daemon.
///
/// @param coordinator the coordinator's base URL, without a trailing slash and without credentials
/// @param runner the unique name of the runner section, derived from its token ([RunnerName])
/// @param id the coordinator's number of the job
public record JobKey(String coordinator, String runner, long id) {
  public JobKey {
    requireNonNull(coordinator);
    requireNonNull(runner);
  }

  /// Quicker than a record's own: jobs are looked up by their keys all the time.
  @Override
  public int hashCode() {
    return 31 * runner.hashCode() + Long.hashCode(id);
  }

  /// As people read it in logs: `runner/4711`.
  @Override
  public String toString() {
    return runner + "/" + id;
  }
}
