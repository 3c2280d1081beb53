package dev.paasrunner.telemetry.http;

import com.sun.net.httpserver.HttpServer;
import dev.paasrunner.settings.ListenAddress;
import dev.paasrunner.telemetry.Telemetry;
import dev.paasrunner.time.Time;
import java.io.IOException;
import java.net.InetSocketAddress;

/// Serves a [Telemetry]: `/` for people, `/metrics`, `/health/live`, `/health/ready` and
/// `/api/jobs`. Nothing can be changed here, and nobody is asked for a password: who reaches the
/// address can read. Each request has its own virtual thread. Connections, headers and the time
/// that a request or its answer takes are limited; documents are made a few at a time.
public final class TelemetryServer implements AutoCloseable {
  private final HttpServer server;

  private TelemetryServer(HttpServer server) {
    this.server = server;
  }

  /// Begins to serve.
  ///
  /// @throws IOException with one sentence for people, if the address cannot be used
  public static TelemetryServer start(Telemetry telemetry, ListenAddress at, Time time)
      throws IOException {
    HttpServer server = bind(at);
    server.setExecutor(request -> time.start("request for telemetry", request));
    HostGuard guard = new HostGuard(at.host(), MachineNames.at(at.host(), MachineNames::find));
    server.createContext("/", new Exchanges(new Site(telemetry)::at, guard));
    server.start();
    return new TelemetryServer(server);
  }

  private static HttpServer bind(ListenAddress at) throws IOException {
    InetSocketAddress address = new InetSocketAddress(at.host(), at.port());
    if (address.isUnresolved()) {
      throw new IOException(
          "Cannot serve metrics at %s: no address belongs to that name; correct listen_address."
              .formatted(at));
    }
    ServerLimits.set();
    try {
      return HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new IOException(
          "Cannot serve metrics at %s: %s; set listen_address to an address of this machine and a"
                  .formatted(at, e.getMessage())
              + " port that is free.",
          e);
    }
  }

  /// Where it is served, with the port that was chosen if any was allowed.
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /// The port of the address.
  public int port() {
    return address().getPort();
  }

  /// Stops at once, and drops answers that are not sent. Idempotent.
  @Override
  public void close() {
    server.stop(0);
  }
}
