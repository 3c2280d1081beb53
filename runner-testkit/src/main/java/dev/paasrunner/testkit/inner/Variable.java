package dev.paasrunner.testkit.inner;

/// A variable of a job.
///
/// @param file whether the job sees the path of a file with the value
record Variable(String key, String value, boolean file) {
  /// Whether the key can be the name of an environment variable and of a file.
  boolean hasUsableKey() {
    return key.matches("[A-Za-z0-9_]+");
  }

  /// The key only: the value may be secret.
  @Override
  public String toString() {
    return key;
  }
}
