package dev.paasrunner.testkit.gitlab.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An HTTP server on 127.0.0.1 and a free port, with a virtual thread for each exchange.
public final class LoopbackServer implements AutoCloseable {
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  /// Room for the connections of a benchmark that all open at once.
  private static final int BACKLOG = 1024;

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  private LoopbackServer(HttpServer server) {
    this.server = server;
  }

  /// Starts to serve.
  ///
  /// @throws UncheckedIOException if no port can be had
  public static LoopbackServer start(HttpHandler handler) {
    disableDelay();
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), BACKLOG);
      return new LoopbackServer(server).serving(handler);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on a free port of 127.0.0.1", e);
    }
  }

  /// Without this the JDK's server writes headers and body in two packets and waits 40 ms for the
  /// acknowledgement of the first. It is read once, when the first server of the process is made.
  private static void disableDelay() {
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
  }

  private LoopbackServer serving(HttpHandler handler) {
    server.createContext("/", handler);
    server.setExecutor(executor);
    server.start();
    return this;
  }

  /// `http://127.0.0.1:<port>`, without a slash at the end.
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Closes all connections and interrupts what is being answered.
  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
    executor.close();
  }
}
