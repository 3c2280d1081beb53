package dev.paasrunner.clever.api;

import static java.util.Objects.requireNonNullElse;

import dev.paasrunner.http.Arrival;
import dev.paasrunner.spi.ApiCall;
import dev.paasrunner.spi.ApiCallListener;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.time.Time;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Performs calls. Only what may be repeated without harm is repeated, and only when no whole
/// answer came, or one that says that something is broken.
///
/// The JDK's own request time-out ends with the headers, so a body that trickles could hold a
/// caller for ever; the bound here is for the whole exchange.
public final class Exchanges {
  private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);
  private static final int TRIES = 3;

  private final HttpClient client;
  private final Time time;
  private final Duration firstPause;
  private final ApiCallListener calls;

  /// @param firstPause between the first two tries; later ones double
  /// @param calls is told how each try ended
  public Exchanges(HttpClient client, Time time, Duration firstPause, ApiCallListener calls) {
    this.client = client;
    this.time = time;
    this.firstPause = firstPause;
    this.calls = calls;
  }

  /// Performs a call; an interruption abandons it.
  ///
  /// @return what came back, whatever its status
  /// @throws ExecutorException `TRANSIENT` if nothing came back
  Reply perform(Call call) throws ExecutorException, InterruptedException {
    Duration pause = firstPause;
    for (int left = call.isIdempotent() ? TRIES : 1; left > 1; left--) {
      try {
        Reply reply = once(call);
        if ((reply.status() < 500 && reply.isWhole()) || asksForMore(reply, pause)) {
          return reply;
        }
      } catch (ExecutorException e) {
        LOG.debug("{}; trying again", e.getMessage());
      }
      time.sleepUntil(time.instant().plus(pause));
      pause = pause.multipliedBy(2);
    }
    return once(call);
  }

  /// Whether it would be too early to repeat a call after a pause: whoever called will be told.
  private static boolean asksForMore(Reply reply, Duration pause) {
    return reply.retryAfter().filter(wait -> wait.compareTo(pause) > 0).isPresent();
  }

  /// Performs a call exactly once.
  Reply once(Call call) throws ExecutorException, InterruptedException {
    Instant begun = time.instant();
    Arrival arrival = new Arrival(call.mostBytes());
    CompletableFuture<?> exchange = client.sendAsync(call.request(), arrival);
    try {
      // A bound on a copy, since the original can only be cancelled while it is not yet done.
      exchange.copy().orTimeout(call.limit().toMillis(), TimeUnit.MILLISECONDS).get();
      return new Reply(call, arrival);
    } catch (ExecutionException e) {
      if (arrival.head().isPresent()) {
        return new Reply(call, arrival);
      }
      throw NoAnswer.explain(
          call.action(), "Clever Cloud", requireNonNullElse(e.getCause(), e), call.limit());
    } finally {
      exchange.cancel(true);
      count(call, arrival, begun);
    }
  }

  private void count(Call call, Arrival arrival, Instant begun) {
    OptionalInt status = arrival.head().stream().mapToInt(ResponseInfo::statusCode).findFirst();
    Duration took = Duration.between(begun, time.instant());
    calls.ended(new ApiCall(call.endpoint(), status, took));
  }
}
