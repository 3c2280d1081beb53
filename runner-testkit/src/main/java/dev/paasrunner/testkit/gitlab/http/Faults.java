package dev.paasrunner.testkit.gitlab.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The faults that are armed. The oldest one that concerns a request is used; one that lets
/// requests pass leaves them to the next. Thread-safe.
public final class Faults {
  private final List<Armed> armed = new ArrayList<>();

  /// Arms a fault for one call.
  public void arm(Endpoint endpoint, Fault fault) {
    arm(request -> request.is(endpoint), fault);
  }

  /// Arms a fault for every request.
  public void arm(Fault fault) {
    arm(_ -> true, fault);
  }

  private synchronized void arm(Predicate<Request> where, Fault fault) {
    armed.add(new Armed(fault.where(where)));
  }

  /// Disarms everything.
  public synchronized void clear() {
    armed.clear();
  }

  /// How many faults are armed and not used up.
  public synchronized int remaining() {
    return armed.size();
  }

  synchronized Optional<Fault> take(Request request) {
    Optional<Armed> hit = armed.stream().filter(each -> each.strikes(request)).findFirst();
    armed.removeIf(Armed::usedUp);
    return hit.map(each -> each.fault);
  }

  private static final class Armed {
    private final Fault fault;
    private int toPass;
    private int left;

    Armed(Fault fault) {
      this.fault = fault;
      this.toPass = fault.aim().passing();
      this.left = fault.aim().times();
    }

    boolean strikes(Request request) {
      if (!fault.aim().filter().test(request)) {
        return false;
      }
      if (toPass > 0) {
        toPass--;
        return false;
      }
      left--;
      return true;
    }

    boolean usedUp() {
      return left <= 0;
    }
  }
}
