package dev.paasrunner.gitlab.http;

import static java.util.Objects.requireNonNullElse;

import dev.paasrunner.http.Arrival;
import dev.paasrunner.spi.ApiCall;
import dev.paasrunner.spi.ApiCallListener;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Performs calls, each exactly once: whoever calls decides about repetitions.
///
/// The JDK's own request time-out ends with the headers, so a body that trickles could hold a
/// caller for ever; the bound here is for the whole exchange.
public final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /// Far above any job's payload, far below what hurts.
  private static final int LONGEST_ANSWER = 32 * 1024 * 1024;

  private final HttpClient client;
  private final BaseUrl base;
  private final String userAgent;
  private final InstantSource clock;
  private final ApiCallListener calls;

  /// A connection whose exchanges nobody counts.
  public Connection(HttpClient client, BaseUrl base, String userAgent, InstantSource clock) {
    this(client, base, userAgent, clock, ApiCallListener.NONE);
  }

  /// @param client its proxy, trust and time to connect are used, nothing else is assumed of it
  /// @param clock for dates in headers that say when to come back, and to measure
  /// @param calls is told how each exchange ended
  public Connection(
      HttpClient client,
      BaseUrl base,
      String userAgent,
      InstantSource clock,
      ApiCallListener calls) {
    this.client = client;
    this.base = base;
    this.userAgent = userAgent;
    this.clock = clock;
    this.calls = calls;
  }

  /// Performs a call; an interruption abandons it.
  ///
  /// @param limit for the whole exchange
  /// @return what came back, be it cut off behind the headers
  /// @throws ApiException `UNREACHABLE` or `BROKEN` if nothing came back
  public Reply exchange(Call call, Duration limit) throws ApiException, InterruptedException {
    Instant begun = clock.instant();
    Arrival arrival = new Arrival(LONGEST_ANSWER);
    CompletableFuture<?> exchange = send(call, arrival);
    try {
      bounded(exchange, limit).get();
      return reply(call, arrival);
    } catch (ExecutionException e) {
      return remains(call, arrival, requireNonNullElse(e.getCause(), e), limit);
    } finally {
      exchange.cancel(true);
      count(call, arrival, begun);
    }
  }

  /// Performs a call whose answer must not be thrown away: an interruption is kept for later, and
  /// the answer awaited nevertheless, as long as any other.
  ///
  /// @param letGo when it is completed, an answer that has not begun is not awaited any more
  /// @return empty if the answer was let go
  public Optional<Reply> exchangeToTheEnd(Call call, Duration limit, CompletableFuture<?> letGo)
      throws ApiException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before anything was sent");
    }
    Instant begun = clock.instant();
    Arrival arrival = new Arrival(LONGEST_ANSWER);
    CompletableFuture<?> exchange = send(call, arrival);
    try {
      CompletableFuture<?> bounded = bounded(exchange, limit);
      // Unlike get(), join() goes on waiting when it is interrupted and restores the flag.
      CompletableFuture.anyOf(bounded, letGo).join();
      if (!bounded.isDone() && arrival.head().isEmpty()) {
        return Optional.empty();
      }
      bounded.join();
      return Optional.of(reply(call, arrival));
    } catch (CompletionException e) {
      return Optional.of(remains(call, arrival, requireNonNullElse(e.getCause(), e), limit));
    } finally {
      exchange.cancel(true);
      count(call, arrival, begun);
    }
  }

  private void count(Call call, Arrival arrival, Instant begun) {
    OptionalInt status = arrival.head().stream().mapToInt(ResponseInfo::statusCode).findFirst();
    Duration took = Duration.between(begun, clock.instant());
    LOG.debug(
        "{} {}: {} after {} ms",
        call.method(),
        base.endpoint(call.pathOnly()),
        status.isPresent() ? status.getAsInt() : "no answer",
        took.toMillis());
    calls.ended(new ApiCall(Endpoints.nameOf(call), status, took));
  }

  private CompletableFuture<?> send(Call call, Arrival arrival) throws ApiException {
    return client.sendAsync(request(call), arrival);
  }

  private HttpRequest request(Call call) throws ApiException {
    try {
      return call.request(base.endpoint(call.path()), userAgent);
    } catch (IllegalArgumentException e) {
      // The JDK's message quotes the header's value, which is the token.
      throw new ApiException(
          Trouble.REJECTED,
          "cannot " + call.action() + " at " + base + ": the token has characters no token has",
          Optional.empty());
    }
  }

  /// A bound on a copy, since the original can only be cancelled while it is not yet done.
  private static CompletableFuture<?> bounded(CompletableFuture<?> exchange, Duration limit) {
    return exchange.copy().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Reply reply(Call call, Arrival arrival) {
    return new Reply(call, base, arrival, clock.instant());
  }

  private Reply remains(Call call, Arrival arrival, Throwable cause, Duration limit)
      throws ApiException {
    if (arrival.head().isPresent()) {
      return reply(call, arrival);
    }
    throw NoAnswer.explain(call, base, cause, limit);
  }
}
