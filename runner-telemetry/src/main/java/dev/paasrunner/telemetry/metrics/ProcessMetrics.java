package dev.paasrunner.telemetry.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.RuntimeMXBean;
import java.time.Duration;

/// Memory, threads and time of this JVM, under the names that Prometheus' own libraries use.
final class ProcessMetrics {
  private ProcessMetrics() {}

  static MetricSnapshots snapshots() {
    Gauges gauges = new Gauges();
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    gauges.gauge(
        "process_start_time_seconds",
        "When the process began, in seconds since 1970",
        Seconds.of(Duration.ofMillis(runtime.getStartTime())));
    memory(gauges);
    gauges.gauge(
        "jvm_threads_current",
        "Platform threads",
        ManagementFactory.getThreadMXBean().getThreadCount());
    return gauges.snapshots();
  }

  private static void memory(Gauges gauges) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    Gauges.Gauge used =
        gauges.gauge("jvm_memory_used_bytes", "Memory in use, garbage included", "area");
    used.add((double) memory.getHeapMemoryUsage().getUsed(), "heap");
    used.add((double) memory.getNonHeapMemoryUsage().getUsed(), "nonheap");
    gauges.gauge(
        "jvm_memory_max_bytes",
        "Most memory that the heap may take",
        (double) Runtime.getRuntime().maxMemory());
  }
}
