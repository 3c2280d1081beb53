package dev.paasrunner.config;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The section `[runners.paas_job_trace_watch]`, which the original's description spells
/// `job_trace_watch`.
///
/// @param token an access token that may read the logs of all jobs
/// @param timeout how long a job may take to begin its log
/// @param step how often the log is looked at
public record TraceWatchConfig(Secret token, Duration timeout, Duration step) {
  static final List<String> KEYS = List.of("paas_job_trace_watch", "job_trace_watch");

  public TraceWatchConfig {
    requireNonNull(token);
    requireNonNull(timeout);
    requireNonNull(step);
  }

  static Optional<TraceWatchConfig> read(TableReader section) {
    return KEYS.stream()
        .map(key -> section.table(key).flatMap(TraceWatchConfig::readTable))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<TraceWatchConfig> readTable(TableReader watch) {
    Optional<String> token =
        watch.string(CoreSettings.WATCH_TOKEN.key()).filter(text -> !text.isBlank());
    Duration timeout = seconds(watch, CoreSettings.WATCH_TIMEOUT);
    Duration step = seconds(watch, CoreSettings.WATCH_STEP);
    watch.reportUnknownKeys();
    if (token.isEmpty()) {
      watch.error(
          CoreSettings.WATCH_TOKEN.key(),
          "is missing or empty",
          "expected an access token with read_api");
    }
    return token.map(text -> new TraceWatchConfig(Secret.of(text), timeout, step));
  }

  private static Duration seconds(TableReader watch, Setting setting) {
    return watch.seconds(setting.key(), 1).orElseGet(() -> setting.defaultSeconds().orElseThrow());
  }
}
