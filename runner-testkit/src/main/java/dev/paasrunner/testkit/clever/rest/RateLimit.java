package dev.paasrunner.testkit.clever.rest;

import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Credential;
import dev.paasrunner.testkit.clever.model.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How many requests a credential may make in any second.
final class RateLimit {
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final Cloud cloud;
  private final Map<Credential, Deque<Instant>> recent = new HashMap<>();

  RateLimit(Cloud cloud) {
    this.cloud = cloud;
  }

  /// Counts a request.
  ///
  /// @return the refusal if it was one too many
  synchronized Optional<CleverReply> refusal(Credential credential) {
    int limit = cloud.switches().requestsPerSecond();
    if (limit == 0) {
      return Optional.empty();
    }
    Instant now = cloud.now();
    Deque<Instant> mine = recent.computeIfAbsent(credential, _ -> new ArrayDeque<>());
    mine.removeIf(at -> !at.isAfter(now.minus(WINDOW)));
    if (mine.size() >= limit) {
      return Optional.of(tooFast());
    }
    mine.addLast(now);
    return Optional.empty();
  }

  private CleverReply tooFast() {
    CleverReply refusal =
        cloud.switches().has(Switch.MODERN_RATE_LIMIT)
            ? CleverReply.tooManyRequests()
            : CleverReply.performedTooMuch();
    return cloud.switches().has(Switch.RETRY_AFTER)
        ? refusal.with("Retry-After", "" + WINDOW.toSeconds())
        : refusal;
  }
}
