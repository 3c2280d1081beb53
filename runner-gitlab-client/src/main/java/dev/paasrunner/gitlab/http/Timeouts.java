package dev.paasrunner.gitlab.http;

import java.time.Duration;

/// How long anything may take. There is no call without a bound.
///
/// @param connect until a connection stands, name resolution and TLS included
/// @param request for one whole exchange, the body included
/// @param poll for a request for a job, the body included. A coordinator with long polling holds
///   its answer for 50 s or what its operator has set; giving up too early can lose a job that is
///   just being handed over
public record Timeouts(Duration connect, Duration request, Duration poll) {
  /// GitLab Runner's time to connect; polls well above the usual 50 s.
  public static final Timeouts DEFAULTS =
      new Timeouts(Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(3));

  public Timeouts {
    requirePositive("connect", connect);
    requirePositive("request", request);
    requirePositive("poll", poll);
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException("the time-out " + name + " is positive, not " + value);
    }
  }
}
