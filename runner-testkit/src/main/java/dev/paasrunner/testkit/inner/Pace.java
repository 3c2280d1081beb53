package dev.paasrunner.testkit.inner;

import java.time.Duration;

/// How often the stand-in talks to the coordinator.
///
/// @param flush how often new output is sent
/// @param keepAlive how long it stays silent while nothing is printed; with the flush interval it
///   bounds how late a cancel is noticed
/// @param retry first pause before the final report is repeated; doubled each time
/// @param tries how often the final report is tried
record Pace(Duration flush, Duration keepAlive, Duration retry, int tries) {
  /// Far more often than GitLab Runner, for people who watch a demonstration; below the limit of
  /// 200 requests a minute that GitLab sets for one job.
  static final Pace NORMAL =
      new Pace(Duration.ofMillis(500), Duration.ofMillis(1000), Duration.ofMillis(250), 10);
}
