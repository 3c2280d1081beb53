package dev.paasrunner.testkit.clever.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a host's runner does at the end of a job: tells the coordinator that it went well, with
/// what was pushed to the host and nothing else.
public final class JobReport implements Consumer<HostRuns.Pushed> {
  private static final Pattern URL = Pattern.compile("(?m)^\\s*url\\s*=\\s*\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  public void accept(HostRuns.Pushed pushed) {
    JsonObject job = JsonParser.parseString(text(pushed, "job.json")).getAsJsonObject();
    Matcher url = URL.matcher(text(pushed, "runner.toml"));
    if (!url.find()) {
      throw new IllegalStateException("the pushed runner.toml has no url");
    }
    JsonObject report = new JsonObject();
    report.addProperty("token", job.get("token").getAsString());
    report.addProperty("state", "success");
    send(URI.create(url.group(1) + "/api/v4/jobs/" + job.get("id").getAsLong()), report);
  }

  private static String text(HostRuns.Pushed pushed, String file) {
    return new String(
        Optional.ofNullable(pushed.files().get(file))
            .orElseThrow(() -> new IllegalStateException("nothing pushed is called " + file)),
        StandardCharsets.UTF_8);
  }

  private void send(URI uri, JsonObject report) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(report.toString()))
            .build();
    try {
      var _ = client.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException("the coordinator does not take the report", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
