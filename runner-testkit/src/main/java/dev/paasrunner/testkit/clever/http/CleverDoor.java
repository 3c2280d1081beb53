package dev.paasrunner.testkit.clever.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes each request in, writes it down, lets it be answered, and does what a fault demands.
public final class CleverDoor {
  private static final Logger LOG = LoggerFactory.getLogger(CleverDoor.class);
  private static final CleverFault NO_FAULT = CleverFault.slow(Duration.ZERO);

  private final Function<CleverRequest, CleverReply> resource;
  private final CleverFaults faults;
  private final CleverRequests requests;
  private final InstantSource clock;

  public CleverDoor(
      Function<CleverRequest, CleverReply> resource,
      CleverFaults faults,
      CleverRequests requests,
      InstantSource clock) {
    this.resource = resource;
    this.faults = faults;
    this.requests = requests;
    this.clock = clock;
  }

  /// The platform itself.
  public HttpHandler direct() {
    return exchange -> handle(exchange, false);
  }

  /// The gateway for API tokens.
  public HttpHandler bridge() {
    return exchange -> handle(exchange, true);
  }

  private void handle(HttpExchange exchange, boolean bridge) throws IOException {
    CleverRequest request = read(exchange, bridge);
    requests.add(request);
    CleverFault fault = faults.take(request).orElse(NO_FAULT);
    try {
      Thread.sleep(fault.delay());
      answer(exchange, request, fault.damage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server was closed during " + request);
    }
  }

  private void answer(HttpExchange exchange, CleverRequest request, CleverFault.Damage damage)
      throws IOException, InterruptedException {
    boolean halved = damage.cut() == CleverFault.Cut.HALF_OF_REQUEST;
    Optional<CleverReply> own =
        damage.effect()
            ? Optional.of(effect(halved ? request.halved() : request))
            : Optional.empty();
    Optional<CleverReply> reply = damage.answer().or(() -> own);
    if (reply.isEmpty() || damage.cut() == CleverFault.Cut.ANSWER) {
      throw dropped();
    }
    send(exchange, reply.get(), damage.cut() == CleverFault.Cut.HALF_OF_ANSWER);
  }

  private CleverReply effect(CleverRequest request) {
    try {
      // Clever Cloud's load balancer marks what passed it.
      return resource.apply(request).with("Sozu-Id", UUID.randomUUID().toString());
    } catch (RuntimeException e) {
      LOG.error("answering {} failed", request, e);
      return CleverReply.html(500, "Internal Server Error");
    }
  }

  private CleverRequest read(HttpExchange exchange, boolean bridge) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new CleverRequest(
        clock.instant(),
        new CleverRequest.Line(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("")),
        headers,
        exchange.getRequestBody().readAllBytes(),
        bridge);
  }

  private static void send(HttpExchange exchange, CleverReply reply, boolean half)
      throws IOException, InterruptedException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    Optional<CleverReply.Stream> stream = reply.stream();
    if (stream.isEmpty()) {
      send(exchange, reply.status(), reply.body(), half);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), 0);
    if (half) {
      throw dropped();
    }
    try (exchange) {
      stream.get().writeTo(exchange.getResponseBody());
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body, boolean half)
      throws IOException {
    // The JDK's server takes 0 for a body of unknown length and -1 for none.
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    OutputStream out = exchange.getResponseBody();
    if (half) {
      out.write(body, 0, body.length / 2);
      out.flush();
      throw dropped();
    }
    try (exchange) {
      if (body.length > 0) {
        out.write(body);
      }
    }
  }

  /// The JDK's server closes the connection of a handler that throws.
  private static IOException dropped() {
    return new IOException("the connection is closed because a fault demands it");
  }
}
