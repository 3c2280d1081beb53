package dev.paasrunner.capacity;

import dev.paasrunner.policy.Quota;
import dev.paasrunner.settings.Limits;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.status.CapacityStatus;
import dev.paasrunner.time.Time;
import java.util.List;
import java.util.function.Supplier;

/// What limits all sections of one engine together.
public record Capacity(
    CapacityLedger ledger, WeightLimit weightLimit, LaunchPacer pacer, PayloadGate payloads) {
  /// Nothing is taken yet.
  ///
  /// @param sections those at work now
  public static Capacity of(Limits limits, Supplier<List<RunnerSection>> sections, Time time) {
    WeightLimit weightLimit = new WeightLimit(limits.quota(), sections);
    return new Capacity(
        new CapacityLedger(quotaOf(limits), sections.get().size(), weightLimit::is, time),
        weightLimit,
        new LaunchPacer(limits.launchSpacing(), time),
        PayloadGate.ofThisProcess(time));
  }

  /// Limits otherwise from now on.
  public void become(Limits limits, int sections) {
    weightLimit.become(limits.quota());
    pacer.become(limits.launchSpacing());
    ledger.become(quotaOf(limits), sections);
  }

  /// What is taken now.
  public CapacityStatus status() {
    return ledger.status().within(weightLimit.known());
  }

  private static Quota quotaOf(Limits limits) {
    return new Quota(limits.concurrent(), limits.maxProvisioning());
  }
}
