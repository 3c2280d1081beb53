package dev.paasrunner.testkit.inner.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// A coordinator that is content with everything: just enough for one job.
final class TrainingCoordinator implements AutoCloseable {
  private final HttpServer server;
  private long received;

  private TrainingCoordinator(HttpServer server) {
    this.server = server;
  }

  /// Starts one on a free port of the loopback interface.
  static TrainingCoordinator start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TrainingCoordinator coordinator = new TrainingCoordinator(server);
    server.createContext("/api/v4/jobs/", coordinator::answer);
    server.start();
    return coordinator;
  }

  /// Its base URL.
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      int length = exchange.getRequestBody().readAllBytes().length;
      boolean trace = exchange.getRequestMethod().equals("PATCH");
      received += trace ? length : 0;
      exchange.getResponseHeaders().set("Range", "0-" + received);
      exchange.getResponseHeaders().set("Job-Status", "running");
      exchange.sendResponseHeaders(trace ? 202 : 200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
