package dev.paasrunner.testkit.clever;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.testkit.clever.model.Catalogue;
import dev.paasrunner.testkit.clever.model.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Plain requests of a manager of one organization, so that nothing but the wire is tested.
final class CleverCaller implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  final String organization;
  final String token;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  CleverCaller(FakeClever clever) {
    organization = clever.addOrganization("acme");
    token = clever.addToken(organization, Role.MANAGER);
    base = clever.apiUrl().toString().replaceAll("/v2$", "");
  }

  /// The path of all applications.
  String all() {
    return "/v2/organisations/" + organization + "/applications";
  }

  String one(String application) {
    return all() + "/" + application;
  }

  String modern(String application) {
    return "/v4/orchestration/organisations/" + organization + "/applications/" + application;
  }

  String logs(String application) {
    return "/v4/logs/organisations/%s/applications/%s/logs".formatted(organization, application);
  }

  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return sendAs("token " + token, method, path, body);
  }

  HttpResponse<String> sendAs(String authorization, String method, String path, String body)
      throws IOException, InterruptedException {
    return send(URI.create(path.startsWith("/") ? base + path : path), authorization, method, body);
  }

  private HttpResponse<String> send(URI uri, String authorization, String method, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(LONGEST)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> anonymous(String path) throws IOException, InterruptedException {
    return sendAs("", "GET", path, "");
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
    return send("PUT", path, body);
  }

  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send("DELETE", path, "");
  }

  HttpResponse<String> create(JsonObject wanted) throws IOException, InterruptedException {
    return send("POST", all(), wanted.toString());
  }

  /// Makes an application that can be.
  JsonObject created(String name) throws IOException, InterruptedException {
    HttpResponse<String> response = create(wanted(name));
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return body(response);
  }

  /// What can be made.
  static JsonObject wanted(String name) {
    JsonObject wanted = new JsonObject();
    wanted.addProperty("name", name);
    wanted.addProperty("description", "a job");
    wanted.addProperty("zone", "par");
    wanted.addProperty("deploy", "git");
    wanted.addProperty("instanceType", "docker");
    wanted.addProperty("instanceVersion", "20260112");
    wanted.addProperty("instanceVariant", Catalogue.RUNNER_VARIANT);
    wanted.addProperty("instanceLifetime", "TASK");
    wanted.addProperty("minInstances", 1);
    wanted.addProperty("maxInstances", 1);
    wanted.addProperty("minFlavor", "heptapod-runner-M");
    wanted.addProperty("maxFlavor", "heptapod-runner-M");
    return wanted;
  }

  static String id(JsonObject application) {
    return application.get("id").getAsString();
  }

  static JsonObject body(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  static JsonArray list(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonArray();
  }

  /// Status and identifier of a message, such as `404/4004`.
  static String said(HttpResponse<String> response) {
    return response.statusCode() + "/" + body(response).get("id").getAsString();
  }

  /// Status and first word of the media type, such as `404 text/html`.
  static String kind(HttpResponse<String> response) {
    return response.statusCode()
        + " "
        + response.headers().firstValue("Content-Type").orElse("nothing");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
