package dev.paasrunner.gitlab;

import dev.paasrunner.gitlab.http.Timeouts;
import dev.paasrunner.job.FailureReason;
import dev.paasrunner.job.JobHandle;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.InvalidSettingsException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/// What the tests start from.
final class Given {
  static final String RUNNER_TOKEN = "glrt-t1_RunnerS3CRET";
  static final String JOB_TOKEN = "glcbt-64_JobS3CRET";
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static final Timeouts SHORT =
      new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20));

  private Given() {}

  static GitLabSettings settings(String url) {
    return GitLabSettings.of(url, Secret.of(RUNNER_TOKEN), "s_0123456789ab", "clever-docker", "1.2")
        .withTimeouts(SHORT);
  }

  static GitLabCoordinator coordinator(String url) throws InvalidSettingsException {
    return open(settings(url));
  }

  static GitLabCoordinator open(GitLabSettings settings) throws InvalidSettingsException {
    return GitLabCoordinator.open(settings, Map.of(), InstantSource.fixed(NOW));
  }

  static JobHandle job(String url, FailureReason... knownReasons) {
    return new JobHandle(
        new JobKey(url, "RunnerS3C", 42), Secret.of(JOB_TOKEN), Set.of(knownReasons));
  }
}
