package dev.paasrunner.clever;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Answers as it was told, request by request; the last answer for a request goes on for ever. What
/// it was not told is a page of a gateway.
public final class ScriptedClever implements AutoCloseable {
  /// One answer.
  public record Answer(int status, String type, String body, Map<String, String> headers) {
    /// As Clever Cloud answers.
    public static Answer json(int status, String body) {
      return new Answer(status, "application/json", body, Map.of());
    }

    /// An error in Clever Cloud's words.
    public static Answer error(int status, int id, String message) {
      return json(
          status, "{\"id\":%d,\"message\":\"%s\",\"type\":\"error\"}".formatted(id, message));
    }

    /// As a gateway answers.
    public static Answer page(int status) {
      return new Answer(status, "text/html", "<html>secret-in-a-page</html>", Map.of());
    }

    /// No answer: the connection breaks.
    public static Answer none() {
      return new Answer(0, "", "", Map.of());
    }

    public Answer with(String header, String value) {
      return new Answer(status, type, body, Map.of(header, value));
    }
  }

  /// What came in.
  public record Seen(String line, String authorization, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  private ScriptedClever(HttpServer server) {
    this.server = server;
  }

  public static ScriptedClever start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ScriptedClever scripted = new ScriptedClever(server);
    server.createContext("/", scripted::handle);
    server.setExecutor(scripted.threads);
    server.start();
    return scripted;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2";
  }

  /// Tells what to answer.
  ///
  /// @param line method and path without its query, such as `GET /v2/self`
  public ScriptedClever on(String line, Answer... some) {
    answers.put(line, new ArrayDeque<>(List.of(some)));
    return this;
  }

  /// Lets requests wait until the result is counted down.
  public CountDownLatch hold(String line) {
    CountDownLatch gate = new CountDownLatch(1);
    gates.put(line, gate);
    return gate;
  }

  /// The requests that came, as `GET /v2/self?a=b`.
  public List<String> lines() {
    return seen.stream().map(Seen::line).toList();
  }

  public List<Seen> seen() {
    return seen;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    seen.add(new Seen(line, authorization == null ? "" : authorization, body));
    String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    pass(gates.getOrDefault(asked, new CountDownLatch(0)));
    Answer answer = next(asked);
    if (answer.status() == 0) {
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static void pass(CountDownLatch gate) throws IOException {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw (InterruptedIOException) new InterruptedIOException("stopped").initCause(e);
    }
  }

  private synchronized Answer next(String line) {
    Deque<Answer> left = answers.getOrDefault(line, new ArrayDeque<>(List.of(Answer.page(404))));
    return left.size() > 1 ? left.removeFirst() : left.getFirst();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
