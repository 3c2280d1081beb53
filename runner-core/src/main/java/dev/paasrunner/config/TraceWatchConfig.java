package dev.paasrunner.config;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.Secret;
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
  private static final List<String> KEYS = List.of("paas_job_trace_watch", "job_trace_watch");
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final Duration STEP = Duration.ofSeconds(10);

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
    Optional<String> token = watch.string("token").filter(text -> !text.isBlank());
    Optional<Duration> timeout = watch.seconds("timeout_seconds", 1);
    Optional<Duration> step = watch.seconds("poll_step", 1);
    watch.reportUnknownKeys();
    if (token.isEmpty()) {
      watch.error("token", "is missing or empty", "expected an access token with read_api");
    }
    return token.map(
        text -> new TraceWatchConfig(Secret.of(text), timeout.orElse(TIMEOUT), step.orElse(STEP)));
  }
}
