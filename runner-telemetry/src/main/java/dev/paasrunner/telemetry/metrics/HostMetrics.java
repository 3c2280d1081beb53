package dev.paasrunner.telemetry.metrics;

import dev.paasrunner.job.HostPrice;
import dev.paasrunner.job.HostUse;
import dev.paasrunner.job.JobRecord;
import io.prometheus.metrics.core.metrics.Counter;

/// Hosts that are gone, and what they cost. Any thread.
public final class HostMetrics {
  private final Counter seconds;
  private final Counter spent;
  private final Counter strays;

  /// Registers everything.
  public HostMetrics(Registration to) {
    seconds =
        to.counter(
            "paas_runner_host_seconds_total",
            "How long jobs had their hosts, once these are gone",
            "runner",
            "flavor");
    spent =
        to.counter(
            "paas_runner_spent_total", "What hosts cost that are gone", "runner", "currency");
    strays =
        to.counter(
            "paas_runner_strays_total", "Hosts of ours that no record knew, once found", "action");
  }

  public void released(JobRecord job, HostUse use) {
    String runner = job.key().runner();
    String flavor = use.price().map(HostPrice::flavor).orElse("");
    seconds.labelValues(runner, flavor).inc(Seconds.of(use.time()));
    use.price()
        .ifPresent(
            price ->
                spent
                    .labelValues(runner, price.currency())
                    .inc(price.of(use.time()).doubleValue()));
  }

  public void strayFound(boolean removed) {
    strays.labelValues(removed ? "removed" : "reported").inc();
  }
}
