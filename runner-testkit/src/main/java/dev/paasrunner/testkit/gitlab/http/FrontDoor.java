package dev.paasrunner.testkit.gitlab.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes each request in, records it, lets it be answered, and does what a fault demands.
public final class FrontDoor implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
  private static final Fault NO_FAULT = Fault.altered(reply -> reply);

  /// Stands for the answer where none is sent.
  private static final Reply UNSENT = Reply.empty(500);

  private final Resource resource;
  private final Faults faults;
  private final Recorder recorder;
  private final InstantSource clock;

  /// @param resource answers what no fault keeps from it
  public FrontDoor(Resource resource, Faults faults, Recorder recorder, InstantSource clock) {
    this.resource = resource;
    this.faults = faults;
    this.recorder = recorder;
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Request request = read(exchange);
    recorder.add(request);
    Fault fault = faults.take(request).orElse(NO_FAULT);
    try {
      Reply reply = answer(request, fault);
      send(exchange, reply, fault.damage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server was closed during " + request.rawPath());
    }
  }

  private Request read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    return new Request(
        clock.instant(),
        new Request.RequestLine(
            exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), query),
        exchange.getRequestHeaders(),
        body);
  }

  private Reply answer(Request request, Fault fault) throws InterruptedException {
    if (fault.effectFirst()) {
      Reply reply = effect(request);
      fault.pause().pass();
      return reply;
    }
    fault.pause().pass();
    return fault.damage().needsAnswer() ? effect(request) : UNSENT;
  }

  private Reply effect(Request request) throws InterruptedException {
    try {
      // GitLab marks what it answered itself; a proxy's answer has no such header.
      return resource.answer(request).with("X-Request-Id", UUID.randomUUID().toString());
    } catch (RuntimeException e) {
      // Not the query, which may hold a token.
      LOG.error("answering {} {} failed", request.method(), request.rawPath(), e);
      return Reply.message(500, "500 Internal Server Error");
    }
  }

  private static void send(HttpExchange exchange, Reply reply, Damage damage) throws IOException {
    switch (damage) {
      case Damage.None _ -> send(exchange, reply);
      case Damage.Altered(var alteration) -> send(exchange, alteration.apply(reply));
      case Damage.Replaced(Reply other) -> send(exchange, other);
      case Damage.Truncated _ -> sendHalf(exchange, reply);
      case Damage.Lost _ -> throw dropped();
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    try (exchange) {
      byte[] body = begin(exchange, reply);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static void sendHalf(HttpExchange exchange, Reply reply) throws IOException {
    if (reply.body().isEmpty()) {
      throw dropped();
    }
    byte[] body = begin(exchange, reply);
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, body.length / 2);
    out.flush();
    throw dropped();
  }

  private static byte[] begin(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = reply.bytes();
    // The JDK server takes 0 for a body of unknown length and -1 for none.
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    return body;
  }

  /// The JDK server closes the connection of a handler that throws.
  private static IOException dropped() {
    return new IOException("the connection is closed because a fault demands it");
  }
}
