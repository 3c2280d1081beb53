package dev.paasrunner.telemetry.page;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// One tab, driven by the DevTools protocol.
final class Tab implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Gson GSON = new Gson();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Integer, CompletableFuture<JsonObject>> pending = new ConcurrentHashMap<>();
  private final AtomicInteger lastId = new AtomicInteger();
  private final WebSocket socket;
  private final String session;

  Tab(URI devTools) {
    socket = client.newWebSocketBuilder().buildAsync(devTools, new Receiver()).join();
    String target =
        call("", "Target.createTarget", Map.of("url", "about:blank")).get("targetId").getAsString();
    session =
        call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .getAsString();
    JsonObject _ = call("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
  }

  private final class Receiver implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
        text.setLength(0);
        if (message.has("id")) {
          Optional.ofNullable(pending.remove(message.get("id").getAsInt()))
              .ifPresent(answer -> answer.complete(message));
        }
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }

  private JsonObject call(String inSession, String method, Map<String, ?> parameters) {
    JsonObject message = new JsonObject();
    int id = lastId.incrementAndGet();
    message.addProperty("id", id);
    message.addProperty("method", method);
    message.add("params", GSON.toJsonTree(parameters));
    if (!inSession.isEmpty()) {
      message.addProperty("sessionId", inSession);
    }
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    pending.put(id, answer);
    socket.sendText(message.toString(), true).join();
    JsonObject result = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    if (!result.has("result")) {
      throw new IllegalStateException(method + ": " + result);
    }
    return result.getAsJsonObject("result");
  }

  private JsonObject call(String method, Map<String, ?> parameters) {
    return call(session, method, parameters);
  }

  void open(URI uri) {
    JsonObject _ = call("Page.navigate", Map.of("url", uri.toString()));
  }

  void size(int width, int height) {
    JsonObject _ =
        call(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /// @param name of a media feature, such as `prefers-color-scheme`
  void prefer(String name, String value) {
    JsonObject _ =
        call(
            "Emulation.setEmulatedMedia",
            Map.of("features", new Object[] {Map.of("name", name, "value", value)}));
  }

  /// The value of an expression, awaited if it is a promise.
  JsonElement evaluate(String expression) {
    JsonObject result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result);
    }
    JsonObject value = result.getAsJsonObject("result");
    return value.has("value") ? value.get("value") : new JsonObject();
  }

  String text(String expression) {
    return evaluate(expression).getAsString();
  }

  int number(String expression) {
    return evaluate(expression).getAsInt();
  }

  boolean holds(String expression) {
    return evaluate("Boolean(" + expression + ")").getAsBoolean();
  }

  /// Waits in the page until an expression holds; fails after a while.
  void await(String expression) {
    String waiting =
        """
        new Promise((resolve, reject) => {
          const end = Date.now() + 30000;
          (function look() {
            let holds = false;
            try { holds = Boolean(%s); } catch (error) { holds = false; }
            if (holds) resolve(true);
            else if (Date.now() > end) reject(new Error("in vain"));
            else setTimeout(look, 50);
          })();
        })"""
            .formatted(expression);
    JsonElement _ = evaluate(waiting);
  }

  /// Presses and releases a key.
  ///
  /// @param key such as `Tab` or `Enter`
  void press(String key) {
    int code = key.equals("Tab") ? 9 : 13;
    String text = key.equals("Enter") ? "\r" : "";
    for (String type : new String[] {"keyDown", "keyUp"}) {
      JsonObject _ =
          call(
              "Input.dispatchKeyEvent",
              Map.of(
                  "type",
                  type,
                  "key",
                  key,
                  "code",
                  key,
                  "windowsVirtualKeyCode",
                  code,
                  "text",
                  type.equals("keyDown") ? text : ""));
    }
  }

  /// Types a text into what has the focus.
  void type(String text) {
    JsonObject _ = call("Input.insertText", Map.of("text", text));
  }

  void screenshot(Path file) throws IOException {
    String data = call("Page.captureScreenshot", Map.of("format", "png")).get("data").getAsString();
    Path _ = Files.createDirectories(file.getParent());
    Path _ = Files.write(file, Base64.getDecoder().decode(data));
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
