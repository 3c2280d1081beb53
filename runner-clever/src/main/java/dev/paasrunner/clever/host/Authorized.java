package dev.paasrunner.clever.host;

import dev.paasrunner.clever.api.PlatformTrouble;
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
    return with(accesses.forHost(Payer.of(plan.attributes())), action);
  }

  /// The access to whoever pays for hosts, for several of them.
  Access forPayer(Payer payer) throws ExecutorException, InterruptedException {
    return accesses.forHost(payer);
  }

  <T> T with(Access access, Action<T> action) throws ExecutorException, InterruptedException {
    try {
      return action.with(access);
    } catch (ExecutorException e) {
      if (e.error().kind() != ErrorKind.DENIED) {
        throw concerning(access, e);
      }
      return once(accesses.insteadOf(access, e), action);
    }
  }

  private static <T> T once(Access access, Action<T> action)
      throws ExecutorException, InterruptedException {
    try {
      return action.with(access);
    } catch (ExecutorException e) {
      throw concerning(access, e);
    }
  }

  /// What happens to one tenant's organization is nobody else's trouble, but an outage is
  /// everybody's, even if only one tenant has jobs.
  private static ExecutorException concerning(Access access, ExecutorException e) {
    if (PlatformTrouble.is(e)) {
      return e;
    }
    return access.payer().rootGroup().isPresent() ? e.concerning(access.payer().name()) : e;
  }
}
