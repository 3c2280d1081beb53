package dev.paasrunner.testkit.clever.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes each request in, writes it down, lets it be answered, and does what a fault demands.
public final class CleverDoor implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CleverDoor.class);

  private final Function<CleverRequest, CleverReply> resource;
  private final CleverFaults faults;
  private final InstantSource clock;
  private final List<CleverRequest> requests = new ArrayList<>();

  public CleverDoor(
      Function<CleverRequest, CleverReply> resource, CleverFaults faults, InstantSource clock) {
    this.resource = resource;
    this.faults = faults;
    this.clock = clock;
  }

  /// Every request so far, bodies left out.
  public List<CleverRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /// Forgets the requests so far.
  public void clearRequests() {
    synchronized (requests) {
      requests.clear();
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    CleverRequest request = read(exchange);
    remember(request);
    Optional<CleverFault> fault = faults.take(request);
    if (fault.isEmpty()) {
      send(exchange, answer(request), false);
      return;
    }
    strike(exchange, request, fault.get());
  }

  private void strike(HttpExchange exchange, CleverRequest request, CleverFault fault)
      throws IOException {
    pause(fault);
    Optional<CleverReply> own = fault.effect() ? Optional.of(answer(request)) : Optional.empty();
    if (fault.answer().isPresent()) {
      send(exchange, fault.answer().get(), false);
    } else if (own.isPresent() && (fault.truncated() || fault.isOnlySlow())) {
      send(exchange, own.get(), fault.truncated());
    } else {
      // The JDK's server closes the connection of a handler that throws.
      throw new IOException("the connection is closed because a fault demands it");
    }
  }

  private static void pause(CleverFault fault) throws IOException {
    try {
      Thread.sleep(fault.delay());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server was closed");
    }
  }

  private CleverReply answer(CleverRequest request) {
    try {
      // Clever Cloud's load balancer marks what passed it.
      return resource.apply(request).with("Sozu-Id", UUID.randomUUID().toString());
    } catch (RuntimeException e) {
      LOG.error("answering {} failed", request, e);
      return CleverReply.html(500, "Internal Server Error");
    }
  }

  private void remember(CleverRequest request) {
    synchronized (requests) {
      requests.add(request.withoutBody());
    }
  }

  private CleverRequest read(HttpExchange exchange) throws IOException {
    Instant at = clock.instant();
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new CleverRequest(
        at,
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("")),
        headers,
        exchange.getRequestBody().readAllBytes());
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String part : raw.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      if (!name.isEmpty()) {
        query.put(
            CleverRequest.decoded(name),
            equals < 0 ? "" : CleverRequest.decoded(part.substring(equals + 1)));
      }
    }
    return query;
  }

  private static void send(HttpExchange exchange, CleverReply reply, boolean half)
      throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = reply.body();
    // The JDK's server takes 0 for a body of unknown length and -1 for none.
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (half) {
      OutputStream out = exchange.getResponseBody();
      out.write(body, 0, body.length / 2);
      out.flush();
      throw new IOException("the connection is closed because a fault demands it");
    }
    try (exchange) {
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
