package dev.paasrunner.clever.host;

import dev.paasrunner.clever.tenant.Access;
import dev.paasrunner.clever.tenant.Accesses;
import dev.paasrunner.clever.tenant.Payer;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.spi.ExecutorException;

/// Acts for whoever pays for a host, and once more with a renewed credential if the first is
/// refused.
final class Authorized {
  private final Accesses accesses;

  Authorized(Accesses accesses) {
    this.accesses = accesses;
  }

  /// What is done; repeatable up to the point where a credential is refused.
  interface Action<T> {
    T with(Access access) throws ExecutorException, InterruptedException;
  }

  <T> T forHost(HostPlan plan, Action<T> action) throws ExecutorException, InterruptedException {
    Access access = accesses.forHost(Payer.of(plan.attributes()));
    try {
      return action.with(access);
    } catch (ExecutorException e) {
      if (e.error().kind() != ErrorKind.DENIED) {
        throw e;
      }
      return action.with(accesses.insteadOf(access, e));
    }
  }
}
