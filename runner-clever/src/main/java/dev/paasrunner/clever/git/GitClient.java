package dev.paasrunner.clever.git;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.spi.ApiCall;
import dev.paasrunner.spi.ApiCallListener;
import dev.paasrunner.time.Time;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/// What all repositories are spoken to with.
///
/// @param http the same as for the interface, so that connections are shared
/// @param calls is told how each exchange ended. The status of a push that is declined is 200,
///   since the other side says so in an answer
public record GitClient(HttpClient http, Time time, ApiCallListener calls) {
  public GitClient {
    requireNonNull(http);
    requireNonNull(time);
    requireNonNull(calls);
  }

  /// Counts an exchange: a question for the branches, or the push itself.
  void count(String method, OptionalInt status, Instant begun) {
    String endpoint = method.equals("GET") ? "clever_git_branches" : "clever_git_push";
    calls.ended(new ApiCall(endpoint, status, Duration.between(begun, time.instant())));
  }
}
