package dev.paasrunner.testkit.clever.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// The faults that are armed. Thread-safe. The oldest one that concerns a request is used; one that
/// lets requests pass leaves them to the next.
public final class CleverFaults {
  private static final Duration SLOW = Duration.ofMillis(200);

  private final List<Armed> armed = new ArrayList<>();
  private Optional<Random> random = Optional.empty();
  private double share;

  /// Arms a fault.
  public synchronized void arm(CleverFault fault) {
    armed.add(new Armed(fault));
  }

  /// Strikes a share of all requests, to REST and Git, with trouble that passes: pages of gateways,
  /// errors, resets before and after the effect, half answers, half pushes, slow answers. Never
  /// with what a client has to believe: that a credential is bad, that something is gone, or that
  /// it asks too often.
  ///
  /// @param probability from 0 to 1
  public synchronized void random(long seed, double probability) {
    random = Optional.of(new Random(seed));
    share = probability;
  }

  /// Disarms everything.
  public synchronized void clear() {
    armed.clear();
    random = Optional.empty();
  }

  /// How many faults are armed and not used up, random ones not counted.
  public synchronized int remaining() {
    return armed.size();
  }

  synchronized Optional<CleverFault> take(CleverRequest request) {
    Optional<Armed> hit = armed.stream().filter(each -> each.strikes(request)).findFirst();
    armed.removeIf(Armed::usedUp);
    return hit.map(each -> each.fault)
        .or(() -> random.filter(dice -> dice.nextDouble() < share).map(dice -> any(dice, request)));
  }

  private static CleverFault any(Random dice, CleverRequest request) {
    return switch (dice.nextInt(10)) {
      case 0 -> CleverFault.page(503);
      case 1 -> CleverFault.page(502);
      case 2 -> CleverFault.page(404);
      case 3 -> CleverFault.status(500, 1);
      case 4 -> CleverFault.resetBefore();
      case 5 -> CleverFault.resetAfter();
      case 6 -> CleverFault.pageAfter(504);
      case 7 -> CleverFault.cutOff();
      // Half a request to REST is never read to its end, so that nothing comes of it.
      case 8 -> request.isGit() ? CleverFault.requestCutOff() : CleverFault.resetBefore();
      default -> CleverFault.slow(SLOW);
    };
  }

  private static final class Armed {
    private final CleverFault fault;
    private int toPass;
    private int left;

    Armed(CleverFault fault) {
      this.fault = fault;
      this.toPass = fault.aim().passing();
      this.left = fault.aim().times();
    }

    boolean strikes(CleverRequest request) {
      if (!fault.aim().where().test(request)) {
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
