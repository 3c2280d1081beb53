package dev.paasrunner.clever.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;

/// One repository behind real smart HTTP with basic authentication.
final class GitHost implements AutoCloseable {
  private static final String SERVICE = "git-receive-pack";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  final InMemoryRepository repository =
      new InMemoryRepository(new DfsRepositoryDescription("host"));
  volatile int refusal;
  volatile boolean declining;
  volatile boolean silent;

  private GitHost(HttpServer server) {
    this.server = server;
  }

  static GitHost start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    GitHost host = new GitHost(server);
    server.createContext("/", host::handle);
    server.setExecutor(host.threads);
    server.start();
    return host;
  }

  URI url() {
    return URI.create("http://127.0.0.1:%d/app.git".formatted(server.getAddress().getPort()));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  private void handle(HttpExchange exchange) throws IOException {
    lines.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    if (silent) {
      return;
    }
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString("Jenkins:opensesame".getBytes(StandardCharsets.UTF_8));
    boolean known = basic.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (refusal != 0 || !known) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
      exchange.sendResponseHeaders(refusal != 0 ? refusal : 401, -1);
    } else if (exchange.getRequestMethod().equals("GET")) {
      advertise(exchange);
    } else {
      receive(exchange);
    }
    exchange.close();
  }

  private ReceivePack pack() {
    ReceivePack pack = new ReceivePack(repository);
    pack.setBiDirectionalPipe(false);
    pack.setPreReceiveHook(
        (_, commands) ->
            commands.forEach(
                one -> {
                  if (declining) {
                    one.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "hook declined");
                  }
                }));
    return pack;
  }

  private void advertise(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", "application/x-" + SERVICE + "-advertisement");
    exchange.sendResponseHeaders(200, 0);
    PacketLineOut out = new PacketLineOut(exchange.getResponseBody());
    out.writeString("# service=" + SERVICE + "\n");
    out.end();
    pack().sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out));
  }

  private void receive(HttpExchange exchange) throws IOException {
    InputStream in = new ByteArrayInputStream(exchange.getRequestBody().readAllBytes());
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    exchange.getResponseHeaders().set("Content-Type", "application/x-" + SERVICE + "-result");
    exchange.sendResponseHeaders(200, 0);
    pack().receive(zipped ? new GZIPInputStream(in) : in, exchange.getResponseBody(), null);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
