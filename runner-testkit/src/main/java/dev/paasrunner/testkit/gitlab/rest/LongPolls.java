package dev.paasrunner.testkit.gitlab.rest;

import dev.paasrunner.testkit.gitlab.http.Params;
import dev.paasrunner.testkit.gitlab.http.Reply;
import dev.paasrunner.testkit.gitlab.http.Request;
import dev.paasrunner.testkit.gitlab.http.Resource;
import dev.paasrunner.testkit.gitlab.model.Database;
import dev.paasrunner.testkit.gitlab.model.Runner;
import java.time.Duration;
import java.util.Optional;

/// The proxy before the Rails application, which holds requests for a job as long as there is no
/// news in the queue. A request that it held is answered with a bare 204: news or not, the program
/// has to ask again.
final class LongPolls implements Resource {
  private static final int LARGEST_BODY = 32 * 1024;

  private final Database database;
  private final Resource rails;

  LongPolls(Database database, Resource rails) {
    this.database = database;
    this.rails = rails;
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    Duration longest = database.profile().longPolling();
    return longest.isPositive()
        ? polling(request, longest).with("Gitlab-Ci-Builds-Polling", "yes")
        : rails.answer(request);
  }

  private Reply polling(Request request, Duration longest) throws InterruptedException {
    if (request.bodySize() > LARGEST_BODY) {
      return Reply.text(413, "Request Entity Too Large");
    }
    Optional<Watched> watched = watched(request);
    Optional<Runner> runner = watched.flatMap(this::begin);
    if (watched.isEmpty() || runner.isEmpty()) {
      return rails.answer(request);
    }
    hold(watched.get(), runner.get(), longest);
    return Reply.empty(204);
  }

  private void hold(Watched watched, Runner runner, Duration longest) throws InterruptedException {
    try {
      boolean _ = database.await(() -> unchanged(watched).isEmpty(), longest);
    } finally {
      int _ = database.transaction(runner::pollReleased);
    }
  }

  /// What the proxy reads of a request, which is the body only; empty if it lets it through.
  private static Optional<Watched> watched(Request request) {
    if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
      return Optional.empty();
    }
    Params params = Params.body(request);
    return params
        .present("token")
        .flatMap(token -> params.present("last_update").map(value -> new Watched(token, value)));
  }

  private Optional<Runner> begin(Watched watched) {
    return database.transaction(
        () -> {
          Optional<Runner> unchanged = unchanged(watched);
          unchanged.ifPresent(Runner::pollHeld);
          return unchanged;
        });
  }

  private Optional<Runner> unchanged(Watched watched) {
    return database
        .runners()
        .find(watched.token())
        .filter(runner -> runner.queueValue().equals(watched.lastUpdate()));
  }

  private record Watched(String token, String lastUpdate) {}
}
