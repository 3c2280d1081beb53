package dev.paasrunner.testkit.gitlab.rest;

import com.google.gson.JsonObject;
import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.http.Reply;
import dev.paasrunner.testkit.gitlab.model.Database;
import dev.paasrunner.testkit.gitlab.model.Switch;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The limits of GitLab 18.5 for each token. Windows are minutes of the clock: capacity is back at
/// the next full minute, although the answer always says 60 seconds.
final class RateLimits {
  private static final String TEXT =
      "This endpoint has been requested too many times. Try again later.";

  private final Database database;
  private final Map<Key, Integer> counts = new HashMap<>();
  private long minute;

  RateLimits(Database database) {
    this.database = database;
  }

  /// Counts a call.
  ///
  /// @return the refusal if it was one too many
  synchronized Optional<Reply> refusal(Endpoint endpoint, String token) {
    if (!database.profile().has(Switch.RATE_LIMITS)) {
      return Optional.empty();
    }
    startWindow(database.now().getEpochSecond() / Duration.ofMinutes(1).toSeconds());
    int count = counts.merge(new Key(endpoint, token), 1, Integer::sum);
    return count > limit(endpoint) ? Optional.of(tooMany()) : Optional.empty();
  }

  private void startWindow(long now) {
    if (now != minute) {
      counts.clear();
      minute = now;
    }
  }

  private static int limit(Endpoint endpoint) {
    return endpoint == Endpoint.REQUEST_JOB ? 2000 : 200;
  }

  private static Reply tooMany() {
    JsonObject message = new JsonObject();
    message.addProperty("error", TEXT);
    JsonObject body = new JsonObject();
    body.add("message", message);
    return Reply.json(429, body).with("Retry-After", "60");
  }

  private record Key(Endpoint endpoint, String token) {}
}
