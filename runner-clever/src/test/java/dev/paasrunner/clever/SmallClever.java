package dev.paasrunner.clever;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.treewalk.TreeWalk;

/// As much of Clever Cloud as the contract of executors needs: applications, repositories, and
/// deployments that are over as soon as they begin. The Dockerfile says how they end: `RUN ends`,
/// `RUN runs`, `RUN fails`; a push with `RUN slow` in it is never answered.
final class SmallClever implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, App> apps = new ConcurrentHashMap<>();
  private final Map<String, Integer> starts = new ConcurrentHashMap<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch slowPush = new CountDownLatch(1);

  private SmallClever(HttpServer server) {
    this.server = server;
  }

  /// @param json as the interface shows it
  private record App(JsonObject json, InMemoryRepository repository, JsonArray deployments) {
    String name() {
      return json.get("name").getAsString();
    }
  }

  static SmallClever start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SmallClever clever = new SmallClever(server);
    server.createContext("/", clever::handle);
    server.setExecutor(clever.threads);
    server.start();
    return clever;
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String url() {
    return base() + "/v2";
  }

  /// The names of the applications there are.
  Set<String> holdings() {
    return Set.copyOf(apps.keySet());
  }

  int startsOf(String host) {
    return starts.getOrDefault(host, 0);
  }

  void awaitSlowPush() throws InterruptedException {
    slowPush.await();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      if (path.startsWith("/git/")) {
        git(exchange, path.split("/", -1)[2]);
      } else if (path.contains("/products/") || path.contains("/billing/")) {
        catalogue(exchange, path);
      } else {
        rest(exchange, path.replaceFirst("^/v[24].*?/organisations/[^/]+", ""));
      }
    }
  }

  private static void catalogue(HttpExchange exchange, String path) throws IOException {
    String answer =
        path.endsWith("instances")
            ? Answers.products("20260112").body()
            : "[{\"name\":\"heptapod-runner-M\",\"mem\":8192,\"available\":true}]";
    send(exchange, 200, answer);
  }

  private void rest(HttpExchange exchange, String path) throws IOException {
    String[] parts = path.split("/", -1);
    String id = parts.length > 2 ? parts[2] : "";
    if (path.equals("/deployments")) {
      JsonObject all = new JsonObject();
      apps.forEach((key, app) -> all.add(key, app.deployments()));
      send(exchange, 200, all.toString());
    } else if (id.isEmpty()) {
      send(exchange, 200, listOrCreate(exchange));
    } else if (!apps.containsKey(id)) {
      send(exchange, 404, Answers.unknown().body());
    } else {
      one(exchange, parts, apps.get(id));
    }
  }

  private String listOrCreate(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      return create(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }
    JsonArray all = new JsonArray();
    apps.values().forEach(app -> all.add(app.json()));
    return all.toString();
  }

  private String create(String body) {
    JsonObject wanted = JsonParser.parseString(body).getAsJsonObject();
    String id = "app_" + UUID.randomUUID();
    JsonArray env = new JsonArray();
    wanted.getAsJsonObject("env").entrySet().forEach(one -> env.add(variable(one)));
    JsonObject json =
        JsonParser.parseString(Answers.application(id, "CREATED", "SHOULD_BE_DOWN", env.toString()))
            .getAsJsonObject();
    json.add("name", wanted.get("name"));
    json.getAsJsonObject("deployment").addProperty("httpUrl", base() + "/git/" + id);
    InMemoryRepository repository = new InMemoryRepository(new DfsRepositoryDescription(id));
    apps.put(id, new App(json, repository, new JsonArray()));
    return json.toString();
  }

  private static JsonObject variable(Map.Entry<String, JsonElement> one) {
    JsonObject variable = new JsonObject();
    variable.addProperty("name", one.getKey());
    variable.add("value", one.getValue());
    return variable;
  }

  private void one(HttpExchange exchange, String[] parts, App app) throws IOException {
    if (exchange.getRequestMethod().equals("DELETE")) {
      apps.remove(parts[2]);
      send(exchange, 200, Answers.deleting().body());
    } else if (parts.length > 3 && parts[3].equals("deployments")) {
      send(exchange, 200, parts.length > 4 ? "{\"steps\":[]}" : app.deployments().toString());
    } else {
      send(exchange, 200, app.json().toString());
    }
  }

  private void git(HttpExchange exchange, String id) throws IOException {
    App app = apps.get(id);
    if (app == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    ReceivePack pack = new ReceivePack(app.repository());
    pack.setBiDirectionalPipe(false);
    if (exchange.getRequestMethod().equals("GET")) {
      exchange
          .getResponseHeaders()
          .set("Content-Type", "application/x-git-receive-pack-advertisement");
      exchange.sendResponseHeaders(200, 0);
      PacketLineOut out = new PacketLineOut(exchange.getResponseBody());
      out.writeString("# service=git-receive-pack\n");
      out.end();
      pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out));
    } else {
      receive(exchange, app, pack);
    }
  }

  private void receive(HttpExchange exchange, App app, ReceivePack pack) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    pack.setPreReceiveHook((_, commands) -> commands.forEach(one -> take(app, one.getNewId())));
    exchange.getResponseHeaders().set("Content-Type", "application/x-git-receive-pack-result");
    exchange.sendResponseHeaders(200, 0);
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream in = new ByteArrayInputStream(body);
    pack.receive(zipped ? new GZIPInputStream(in) : in, exchange.getResponseBody(), null);
  }

  private void take(App app, ObjectId commit) {
    String dockerfile = dockerfile(app, commit);
    if (dockerfile.contains("slow")) {
      slowPush.countDown();
      awaitEnd();
    }
    boolean fails = dockerfile.contains("fails");
    String state = dockerfile.contains("ends") ? "OK" : fails ? "FAIL" : "TASK_RUNNING";
    if (!fails) {
      starts.merge(app.name(), 1, Integer::sum);
    }
    app.deployments()
        .add(
            JsonParser.parseString(
                Answers.deployment(state, "DEPLOY", System.currentTimeMillis())));
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String dockerfile(App app, ObjectId commit) {
    try (RevWalk walk = new RevWalk(app.repository());
        TreeWalk file =
            TreeWalk.forPath(app.repository(), "Dockerfile", walk.parseCommit(commit).getTree())) {
      return new String(
          app.repository().open(file.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.close();
  }
}
