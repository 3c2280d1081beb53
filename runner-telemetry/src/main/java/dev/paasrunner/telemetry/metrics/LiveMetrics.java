package dev.paasrunner.telemetry.metrics;

import dev.paasrunner.status.CapacityStatus;
import dev.paasrunner.status.RunnerStatus;
import dev.paasrunner.telemetry.view.Health;
import dev.paasrunner.telemetry.view.View;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.function.Supplier;

/// What is true now, derived from one view of the engine at each scrape. Nothing is counted up and
/// down, so nothing can drift.
public final class LiveMetrics {
  private final Supplier<View> look;
  private final JobGauges jobs;

  /// @param look gives the engine as it is now
  public LiveMetrics(Supplier<View> look, JobGauges jobs) {
    this.look = look;
    this.jobs = jobs;
  }

  MetricSnapshots snapshots() {
    View view = look.get();
    Gauges gauges = new Gauges();
    gauges.gauge(
        "paas_runner_ready",
        "Whether jobs can be taken",
        Health.ready(view.status()).isWell() ? 1 : 0);
    view.status().ifPresent(status -> add(gauges, status));
    jobs.add(gauges, view);
    return gauges.snapshots();
  }

  private static void add(Gauges gauges, RunnerStatus status) {
    add(gauges, status.capacity());
    SectionGauges.add(gauges, status.sections());
    gauges.gauge(
        "paas_runner_state_writable",
        "Whether the last write to the state succeeded",
        status.stateWritable() ? 1 : 0);
  }

  private static void add(Gauges gauges, CapacityStatus capacity) {
    gauges.gauge("gitlab_runner_concurrent", "Most jobs at once", capacity.concurrent());
    gauges.gauge("paas_runner_quota_used_jobs", "Jobs that take room", capacity.jobs());
    gauges.gauge(
        "paas_runner_quota_reserved_jobs",
        "Room that is held while a coordinator is asked",
        capacity.reserved());
    gauges.gauge(
        "paas_runner_headroom_jobs", "How many more jobs could be taken", capacity.headroom());
    gauges.gauge(
        "paas_runner_launches_in_flight",
        "Jobs that are not yet known to run",
        capacity.provisioning());
    gauges.gauge(
        "paas_runner_launches_limit",
        "Most jobs at once that are not yet known to run",
        capacity.maxProvisioning());
    gauges.gauge("paas_runner_quota_used_weight", "What all hosts weigh", capacity.weight());
    capacity
        .weightLimit()
        .ifPresent(
            limit ->
                gauges.gauge("paas_runner_quota_weight", "Most weight at once", limit.value()));
  }
}
