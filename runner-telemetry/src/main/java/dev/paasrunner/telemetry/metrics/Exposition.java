package dev.paasrunner.telemetry.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Writes metrics down in Prometheus' text format.
public final class Exposition {
  /// The media type of what is written.
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.create();

  private Exposition() {}

  /// The parts one after the other. Names that differ by `_total` only, as GitLab Runner has them,
  /// are fine in this format but not in one part: the library is stricter.
  static String of(MetricSnapshots... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      for (MetricSnapshots part : parts) {
        WRITER.write(bytes, part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
