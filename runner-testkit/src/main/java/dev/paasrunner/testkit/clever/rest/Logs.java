package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.http.CleverRequest;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The log of an application as a stream of events, which ends: nothing is followed.
final class Logs {
  private final Cloud cloud;

  Logs(Cloud cloud) {
    this.cloud = cloud;
  }

  CleverReply answer(CleverRequest request, Application application) {
    List<String> lines = cloud.with(application, Application::log);
    int after = request.header("last-event-id").map(Logs::number).orElse(0);
    int limit = request.parameter("limit").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
    StringBuilder events = new StringBuilder("event: HEARTBEAT\ndata: {}\n\n");
    for (int i = after; i < lines.size() && i - after < limit; i++) {
      events.append(event(i + 1, lines.get(i), application));
    }
    events.append("event: END_OF_STREAM\ndata: {\"endedBy\":\"UNTIL_REACHED\"}\n\n");
    return CleverReply.of(
        200, "text/event-stream", events.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
  }

  private static String event(int number, String line, Application application) {
    String id = application.createdAt().toEpochMilli() + "-" + number;
    JsonObject data = new JsonObject();
    data.addProperty("id", id);
    data.addProperty("applicationId", application.id());
    data.addProperty("date", application.createdAt().toString());
    data.addProperty("service", "bas-deploy.service");
    data.addProperty("message", line);
    return "event: APPLICATION_LOG\nid: " + id + "\ndata: " + data + "\n\n";
  }
}
