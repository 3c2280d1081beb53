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

  /// As people read it in logs: `runner/4711`.
  @Override
  public String toString() {
    return runner + "/" + id;
  }
}
