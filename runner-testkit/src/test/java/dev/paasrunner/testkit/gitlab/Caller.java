package dev.paasrunner.testkit.gitlab;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// Plain requests, so that nothing but the wire is tested.
final class Caller implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  Caller(FakeGitLab gitlab) {
    base = URI.create(gitlab.url() + "/api/v4/");
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(LONGEST)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> sendJson(String method, String path, Map<String, ?> body)
      throws IOException, InterruptedException {
    return send(method, path, json(body), "Content-Type", "application/json");
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, "", headers);
  }

  HttpResponse<String> requestJob(String token) throws IOException, InterruptedException {
    return sendJson("POST", "jobs/request", Map.of("token", token));
  }

  HttpResponse<String> requestJob(String token, String lastUpdate)
      throws IOException, InterruptedException {
    return sendJson("POST", "jobs/request", Map.of("token", token, "last_update", lastUpdate));
  }

  HttpResponse<String> requestJobWith(String token, String... features)
      throws IOException, InterruptedException {
    JsonObject advertised = new JsonObject();
    for (String feature : features) {
      advertised.addProperty(feature, true);
    }
    JsonObject info = new JsonObject();
    info.add("features", advertised);
    return sendJson(
        "POST",
        "jobs/request",
        Map.of("token", token, "system_id", "s_0123456789ab", "info", info));
  }

  HttpResponse<String> put(long job, Map<String, ?> body) throws IOException, InterruptedException {
    return sendJson("PUT", "jobs/" + job, body);
  }

  HttpResponse<String> patch(long job, String token, String range, String text)
      throws IOException, InterruptedException {
    return send(
        "PATCH",
        "jobs/" + job + "/trace?debug_trace=false",
        text,
        "JOB-TOKEN",
        token,
        "Content-Type",
        "text/plain",
        "content-range",
        range);
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("absent");
  }

  static JsonObject body(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  static String message(HttpResponse<String> response) {
    return body(response).get("message").getAsString();
  }

  private static String json(Map<String, ?> values) {
    JsonObject object = new JsonObject();
    values.forEach(
        (key, value) -> {
          switch (value) {
            case JsonObject nested -> object.add(key, nested);
            case Number number -> object.addProperty(key, number);
            case Boolean flag -> object.addProperty(key, flag);
            default -> object.addProperty(key, value.toString());
          }
        });
    return object.toString();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
