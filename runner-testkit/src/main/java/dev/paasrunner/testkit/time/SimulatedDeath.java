package dev.paasrunner.testkit.time;

/// Thrown by a fake where a process is meant to be killed. Ends its thread without a word, and is
/// caught by nobody on the way, as nobody can catch a `kill -9`.
public final class SimulatedDeath extends Error {
  private static final long serialVersionUID = 1L;

  /// @param where the call at which the process dies
  public SimulatedDeath(String where) {
    super(where);
  }
}
