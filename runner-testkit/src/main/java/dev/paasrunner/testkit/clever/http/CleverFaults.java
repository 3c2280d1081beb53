package dev.paasrunner.testkit.clever.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// The faults that are armed. Thread-safe. The oldest one that concerns a request is used.
public final class CleverFaults {
  private static final Duration SLOW = Duration.ofMillis(200);

  private final List<Armed> armed = new ArrayList<>();
  private Optional<Random> random = Optional.empty();
  private double share;

  private static final class Armed {
    private final CleverFault fault;
    private int left;

    Armed(CleverFault fault) {
      this.fault = fault;
      this.left = fault.times();
    }
  }

  /// Arms a fault.
  public synchronized void arm(CleverFault fault) {
    armed.add(new Armed(fault));
  }

  /// Strikes a share of all requests with faults of every kind.
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

  synchronized Optional<CleverFault> take(CleverRequest request) {
    for (Armed each : armed) {
      if (each.fault.where().test(request)) {
        each.left--;
        armed.removeIf(one -> one.left <= 0);
        return Optional.of(each.fault);
      }
    }
    return random.filter(dice -> dice.nextDouble() < share).map(CleverFaults::any);
  }

  private static CleverFault any(Random dice) {
    return switch (dice.nextInt(8)) {
      case 0 -> CleverFault.page(503);
      case 1 -> CleverFault.page(502);
      case 2 -> CleverFault.status(500, 1);
      case 3 -> CleverFault.resetBefore();
      case 4 -> CleverFault.resetAfter();
      case 5 -> CleverFault.pageAfter(504);
      case 6 -> CleverFault.cutOff();
      default -> CleverFault.slow(SLOW);
    };
  }
}
