package dev.paasrunner.telemetry.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers every request: refuses what is not for us, and survives bugs.
final class Exchanges implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);
  private static final int FORBIDDEN = 403;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int SERVER_ERROR = 500;
  private static final int NO_BODY = -1;
  private static final String HEAD = "HEAD";

  /// Those that grow with the number of jobs, and are whole in memory until they are sent.
  private static final Set<String> LARGE = Set.of("/metrics", "/api/jobs");

  private static final int LARGE_AT_ONCE = 4;

  private final Function<String, Answer> site;
  private final HostGuard guard;
  private final Semaphore largeOnes = new Semaphore(LARGE_AT_ONCE);

  /// @param site answers a request to read by its path
  Exchanges(Function<String, Answer> site, HostGuard guard) {
    this.site = site;
    this.guard = guard;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (LARGE.contains(exchange.getRequestURI().getPath())) {
        inTurn(exchange);
      } else {
        send(exchange, answer(exchange));
      }
    }
  }

  /// Nobody keeps the others waiting for long: an answer that is not read is dropped after a while.
  private void inTurn(HttpExchange exchange) throws IOException {
    largeOnes.acquireUninterruptibly();
    try {
      send(exchange, answer(exchange));
    } finally {
      largeOnes.release();
    }
  }

  private Answer answer(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    if (!guard.admits(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")))) {
      return Answer.text(
          FORBIDDEN,
          "not served under this name: ask by an address of this machine, by localhost, or by the"
              + " host of listen_address (with 0.0.0.0 or [::] there, by the machine's own name)");
    }
    if (!method.equals("GET") && !method.equals(HEAD)) {
      return Answer.text(METHOD_NOT_ALLOWED, "only to be read").with("Allow", "GET, HEAD");
    }
    try {
      return site.apply(exchange.getRequestURI().getPath());
    } catch (RuntimeException e) {
      LOG.error("the answer to a request met a bug", e);
      return Answer.text(SERVER_ERROR, "a bug, the log has more");
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    answer.headers().forEach(headers::set);
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    if (exchange.getRequestMethod().equals(HEAD)) {
      headers.set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(answer.status(), NO_BODY);
    } else {
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
