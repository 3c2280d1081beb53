package dev.paasrunner.engine;

/// The calls that a job's owner can have under way at the same time.
enum Duty {
  /// The call that the state announces: plan, provision or launch.
  STEP,
  /// The report of a job that failed from here.
  REPORT,
  /// The removal of the host.
  HOST
}
