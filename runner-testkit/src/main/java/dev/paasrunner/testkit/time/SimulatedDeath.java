package dev.paasrunner.testkit.time;

/// Thrown by a fake where a process is meant to be killed. Ends its thread without a word. Neither
/// an [Exception] nor an [Error], since nobody can catch a `kill -9`.
public final class SimulatedDeath extends Throwable {
  private static final long serialVersionUID = 1L;

  private SimulatedDeath(String where) {
    super(where);
  }

  /// Dies.
  ///
  /// @param where the call at which the process dies
  public static void at(String where) {
    SimulatedDeath.<RuntimeException>sneak(new SimulatedDeath(where));
  }

  // The cast is not checked, and is wrong on purpose: no signature may announce a death.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> void sneak(Throwable death) throws X {
    throw (X) death;
  }
}
