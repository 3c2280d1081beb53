package dev.paasrunner.telemetry.metrics;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.spi.ApiCall;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.Locale;

/// How the calls to coordinators and platforms end. Any thread.
public final class CallMetrics {
  /// GitLab Runner's own.
  private static final double[] BOUNDS = {0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60};

  private final Counter polls;
  private final Counter failed;
  private final Counter outages;
  private final Counter pauses;
  private final Counter statuses;
  private final Histogram durations;

  /// Registers everything.
  public CallMetrics(Registration to) {
    polls =
        to.counter(
            "paas_runner_polls_total", "Requests for a job, by what came", "runner", "result");
    failed =
        to.counter(
            "paas_runner_failed_calls_total",
            "Calls for a job that failed and are made again",
            "runner",
            "kind");
    outages = to.counter("paas_runner_outages_total", "Outages of the platform", "runner");
    pauses =
        to.counter("paas_runner_pauses_total", "Times that a section stopped asking", "runner");
    statuses =
        to.counter(
            "gitlab_runner_api_request_statuses_total",
            "Exchanges with coordinators and platforms, by the status of the answer",
            "runner",
            "endpoint",
            "status");
    durations =
        to.histogram(
            "gitlab_runner_api_request_duration_seconds",
            "How long exchanges with coordinators and platforms take",
            BOUNDS,
            "runner",
            "endpoint");
  }

  public void pollAnswered(String runner, boolean withJob) {
    polls.labelValues(runner, withJob ? "job" : "none").inc();
  }

  public void pollFailed(String runner, CallError error) {
    polls.labelValues(runner, label(error.kind())).inc();
  }

  public void failed(JobRecord job, CallError error) {
    failed.labelValues(job.key().runner(), label(error.kind())).inc();
  }

  public void platformDown(String runner) {
    outages.labelValues(runner).inc();
  }

  public void sectionPaused(String runner) {
    pauses.labelValues(runner).inc();
  }

  /// An exchange for a section ended.
  public void ended(String runner, ApiCall call) {
    String status = call.status().isPresent() ? "" + call.status().getAsInt() : "none";
    statuses.labelValues(runner, call.endpoint(), status).inc();
    durations.labelValues(runner, call.endpoint()).observe(Seconds.of(call.took()));
  }

  private static String label(ErrorKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
