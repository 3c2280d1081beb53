package dev.paasrunner.testkit.gitlab.model;

import java.util.Set;

/// What is settled when a runner is registered.
///
/// @param tags tags of jobs that it takes
/// @param runUntagged whether it takes jobs without tags
public record RunnerOptions(
    String description, Set<String> tags, boolean runUntagged, boolean paused) {
  public RunnerOptions {
    tags = Set.copyOf(tags);
  }

  /// A runner for jobs with some of these tags, or for untagged jobs if there are none.
  public static RunnerOptions tagged(String... tags) {
    return new RunnerOptions("", Set.of(tags), tags.length == 0, false);
  }
}
