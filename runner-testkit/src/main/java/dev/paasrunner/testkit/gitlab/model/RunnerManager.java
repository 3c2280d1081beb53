package dev.paasrunner.testkit.gitlab.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// One program that uses a runner's token, known by its `system_id`. Only within a transaction of
/// the [Database].
public final class RunnerManager {
  /// Features are written down at random 40 to 55 minutes apart; this is the longest.
  private static final Duration STORE_INTERVAL = Duration.ofMinutes(55);

  private final long runnerId;
  private final String systemId;
  private Set<String> features = Set.of();
  private Instant featuresStoredAt = Instant.MIN;

  RunnerManager(long runnerId, String systemId) {
    this.runnerId = runnerId;
    this.systemId = systemId;
  }

  public long runnerId() {
    return runnerId;
  }

  public String systemId() {
    return systemId;
  }

  void contacted(Set<String> advertised, Instant now) {
    if (features.isEmpty() || !featuresStoredAt.plus(STORE_INTERVAL).isAfter(now)) {
      features = Set.copyOf(advertised);
      featuresStoredAt = now;
    }
  }

  boolean cancelsGracefully() {
    return features.contains("cancel_gracefully");
  }
}
