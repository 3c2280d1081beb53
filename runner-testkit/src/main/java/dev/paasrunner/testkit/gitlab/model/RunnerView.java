package dev.paasrunner.testkit.gitlab.model;

import java.util.Set;

/// A runner at one moment. Immutable.
///
/// @param systemIds the programs that used its token
public record RunnerView(
    long id, String token, RunnerOptions options, boolean paused, Set<String> systemIds) {
  public RunnerView {
    systemIds = Set.copyOf(systemIds);
  }
}
