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
    if (watched.isEmpty() || !begin(watched.get())) {
      return rails.answer(request);
    }
    try {
      boolean _ = database.await(() -> isChanged(watched.get()), longest);
    } finally {
      end(watched.get());
    }
    return Reply.empty(204);
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

  private boolean begin(Watched watched) {
    return database.transaction(
        () -> {
          Optional<Runner> unchanged = unchanged(watched);
          unchanged.ifPresent(Runner::pollHeld);
          return unchanged.isPresent();
        });
  }

  private void end(Watched watched) {
    boolean _ =
        database.transaction(
            () -> {
              Optional<Runner> runner = database.runners().find(watched.token());
              runner.ifPresent(Runner::pollReleased);
              return runner.isPresent();
            });
  }

  private boolean isChanged(Watched watched) {
    return unchanged(watched).isEmpty();
  }

  private Optional<Runner> unchanged(Watched watched) {
    return database
        .runners()
        .find(watched.token())
        .filter(runner -> runner.queueValue().equals(watched.lastUpdate()));
  }

  private record Watched(String token, String lastUpdate) {}
}
