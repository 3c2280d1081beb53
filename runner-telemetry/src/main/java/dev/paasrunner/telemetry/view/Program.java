package dev.paasrunner.telemetry.view;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// Whose telemetry it is.
///
/// @param name such as `heptapod-paas-runner`
/// @param version for people, in any form
/// @param startedAt when it began
public record Program(String name, String version, Instant startedAt) {
  public Program {
    requireNonNull(name);
    requireNonNull(version);
    requireNonNull(startedAt);
  }
}
