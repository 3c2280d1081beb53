package dev.paasrunner.telemetry.metrics;

import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// All metrics of one engine, in a registry of their own, so that several engines in one JVM do not
/// meet.
public final class Metrics {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final JobMetrics jobs;
  private final HostMetrics hosts;
  private final CallMetrics calls;
  private final LogMetrics log;
  private final LiveMetrics live;

  /// @param name of the program
  public Metrics(String name, String version, LiveMetrics live) {
    Registration to = new Registration(registry);
    jobs = new JobMetrics(to);
    hosts = new HostMetrics(to);
    calls = new CallMetrics(to);
    log = new LogMetrics(to);
    this.live = live;
    version(name, version);
  }

  private void version(String name, String version) {
    Info.builder()
        .name("gitlab_runner_version_info")
        .help("What this is")
        .labelNames("name", "version", "os", "architecture", "java_version")
        .register(registry)
        .setLabelValues(
            name,
            version,
            System.getProperty("os.name", ""),
            System.getProperty("os.arch", ""),
            System.getProperty("java.version", ""));
  }

  public JobMetrics jobs() {
    return jobs;
  }

  public HostMetrics hosts() {
    return hosts;
  }

  public CallMetrics calls() {
    return calls;
  }

  public LogMetrics log() {
    return log;
  }

  /// All of them as they are now, in [Exposition#CONTENT_TYPE].
  public String text() {
    return Exposition.of(registry.scrape(), live.snapshots(), ProcessMetrics.snapshots());
  }
}
