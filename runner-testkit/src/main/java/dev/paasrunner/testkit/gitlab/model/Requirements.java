package dev.paasrunner.testkit.gitlab.model;

import java.util.HashSet;
import java.util.Set;

/// What a job asks of its runner and of the program behind it.
///
/// @param tags tags that the runner must have; none for a job that any untagged-taking runner runs
/// @param features features that the program must advertise, beyond those that the payload shows
public record Requirements(Set<String> tags, Set<String> features) {
  /// Nothing is asked.
  public static final Requirements NONE = new Requirements(Set.of(), Set.of());

  public Requirements {
    tags = Set.copyOf(tags);
    features = Set.copyOf(features);
  }

  /// Tags only.
  public static Requirements tags(String... tags) {
    return new Requirements(Set.of(tags), Set.of());
  }

  /// The same, and these features.
  public Requirements andFeatures(String... more) {
    Set<String> all = new HashSet<>(features);
    all.addAll(Set.of(more));
    return new Requirements(tags, all);
  }
}
