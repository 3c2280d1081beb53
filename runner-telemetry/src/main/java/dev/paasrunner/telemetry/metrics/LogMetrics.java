package dev.paasrunner.telemetry.metrics;

import io.prometheus.metrics.core.metrics.Counter;

/// Lines of the log that tell of trouble. Any thread.
public final class LogMetrics {
  private final Counter errors;

  /// Registers everything.
  public LogMetrics(Registration to) {
    errors = to.counter("gitlab_runner_errors_total", "Warnings and errors in the log", "level");
    errors.initLabelValues("warning");
    errors.initLabelValues("error");
  }

  /// A warning was logged.
  public void warned() {
    errors.labelValues("warning").inc();
  }

  /// An error was logged.
  public void erred() {
    errors.labelValues("error").inc();
  }
}
