package dev.paasrunner.testkit.demo;

import dev.paasrunner.testkit.demo.StateFiles.Tracked;
import dev.paasrunner.testkit.gitlab.model.JobView;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// One job in the view.
///
/// @param daemon where the daemon is with it, `-` before and after
/// @param coordinator its status at the coordinator
/// @param seconds since it was acquired, until it was over
record Row(long id, String name, String daemon, String coordinator, String host, Duration seconds) {
  static Row of(JobView job, Optional<Tracked> tracked, Instant now) {
    String reason = job.failureReason().map(text -> " (" + text + ")").orElse("");
    Duration seconds =
        job.times()
            .started()
            .map(start -> Duration.between(start, job.times().finished().orElse(now)))
            .orElse(Duration.ZERO);
    return new Row(
        job.id(),
        job.info().name(),
        tracked.map(Tracked::state).orElse("-"),
        job.status().wireName() + reason,
        tracked.map(Tracked::host).filter(host -> !host.isEmpty()).orElse("-"),
        seconds);
  }

  static String header() {
    return line("job", "name", "daemon", "coordinator", "s", "host");
  }

  /// The row as one line.
  String line() {
    String tenths = String.format(Locale.ROOT, "%.1f", seconds.toMillis() / 1000.0);
    return line(Long.toString(id), name, daemon, coordinator, tenths, host);
  }

  /// Whether somebody would want a new line for it: the time alone is no news.
  boolean isNewsAfter(Row before) {
    return !daemon.equals(before.daemon) || !coordinator.equals(before.coordinator);
  }

  private static String line(
      String id, String name, String daemon, String coordinator, String seconds, String host) {
    return String.format(
            Locale.ROOT,
            "%-7s %-25s %-13s %-32s %6s  %s",
            id,
            name,
            daemon,
            coordinator,
            seconds,
            host)
        .stripTrailing();
  }
}
