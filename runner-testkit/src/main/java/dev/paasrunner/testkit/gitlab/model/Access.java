package dev.paasrunner.testkit.gitlab.model;

/// What the owner of a personal access token may do.
public enum Access {
  /// Everything.
  ADMIN,
  /// Reads the jobs of every project.
  BUILD_READER,
  /// Sees projects but not their jobs: 403.
  GUEST,
  /// Sees no project: 404, as if there were none.
  STRANGER
}
