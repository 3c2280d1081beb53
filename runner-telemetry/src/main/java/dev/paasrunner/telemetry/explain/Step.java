package dev.paasrunner.telemetry.explain;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// One line of a job's timeline.
///
/// @param what happened, in a word or two
/// @param why, or what the job waits for from then on; may be empty
public record Step(Instant at, String what, String why) {
  public Step {
    requireNonNull(at);
    requireNonNull(what);
    requireNonNull(why);
  }
}
