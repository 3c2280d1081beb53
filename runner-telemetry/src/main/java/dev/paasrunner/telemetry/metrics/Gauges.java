package dev.paasrunner.telemetry.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects the gauges of one scrape.
final class Gauges {
  private final List<Gauge> gauges = new ArrayList<>();

  /// One more gauge.
  ///
  /// @param labels names of its labels
  Gauge gauge(String name, String help, String... labels) {
    Gauge gauge = new Gauge(name, help, labels.clone());
    gauges.add(gauge);
    return gauge;
  }

  /// A gauge that always has a value and no labels.
  void gauge(String name, String help, double value) {
    gauge(name, help, new String[0]).add(value);
  }

  MetricSnapshots snapshots() {
    return new MetricSnapshots(gauges.stream().<MetricSnapshot>map(Gauge::snapshot).toList());
  }

  /// One gauge with its series.
  static final class Gauge {
    private final String name;
    private final String help;
    private final String[] labels;
    private final Map<Labels, Double> values = new LinkedHashMap<>();

    private Gauge(String name, String help, String[] labels) {
      this.name = name;
      this.help = help;
      this.labels = labels;
    }

    /// Adds to a series, which begins at 0.
    ///
    /// @param labelValues in the order of the names
    void add(double value, String... labelValues) {
      values.merge(Labels.of(labels, labelValues), value, Double::sum);
    }

    private GaugeSnapshot snapshot() {
      GaugeSnapshot.Builder built = GaugeSnapshot.builder().name(name).help(help);
      values.forEach(
          (series, value) ->
              built.dataPoint(
                  GaugeDataPointSnapshot.builder().labels(series).value(value).build()));
      return built.build();
    }
  }
}
