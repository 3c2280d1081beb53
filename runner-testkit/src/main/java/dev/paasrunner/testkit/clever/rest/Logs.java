package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.LogLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The log of an application as a stream of events. Followed until an instant or a number of lines
/// is reached; for ever if none is given.
final class Logs {
  static final String ROUTE = "GET /v4/logs/organisations/*/applications/*/logs";

  private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Cloud cloud;

  Logs(Cloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Map<String, Function<Call, CleverReply>> routes) {
    routes.put(ROUTE, this::answer);
  }

  private CleverReply answer(Call call) {
    try {
      Wanted wanted = Wanted.of(call);
      return CleverReply.events(out -> write(call.application(), wanted, out));
    } catch (DateTimeParseException e) {
      return CleverReply.modernError(400, "clever.core.bad-request", "Malformed date");
    }
  }

  /// Which lines are asked for.
  ///
  /// @param after the number of the last line that is known
  private record Wanted(
      int after,
      long limit,
      Optional<Instant> since,
      Optional<Instant> until,
      Optional<String> deployment) {
    static Wanted of(Call call) {
      return new Wanted(
          call.request().header("last-event-id").map(Logs::number).orElse(0),
          call.number("limit", Long.MAX_VALUE),
          call.request().parameter("since").map(Instant::parse),
          call.request().parameter("until").map(Instant::parse),
          call.request().parameter("deploymentId"));
    }

    boolean has(LogLine line) {
      return since.filter(line.at()::isBefore).isEmpty()
          && until.filter(line.at()::isAfter).isEmpty()
          && deployment.filter(one -> !one.equals(line.deployment())).isEmpty();
    }
  }

  private static int number(String id) {
    String digits = id.substring(id.lastIndexOf('-') + 1);
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
  }

  private void write(Application application, Wanted wanted, OutputStream out)
      throws IOException, InterruptedException {
    Sent sent = new Sent(wanted.after(), wanted.limit());
    Instant nextHeartbeat = Instant.MIN;
    while (true) {
      boolean last = wanted.until().filter(end -> !end.isAfter(cloud.now())).isPresent();
      sent = more(application, wanted, sent, out);
      if (last || sent.left() == 0) {
        send(out, end(sent.left() == 0 ? "LIMIT_REACHED" : "UNTIL_REACHED"));
        return;
      }
      // Heartbeats follow the machine's clock: they are about connections.
      if (Instant.now().isAfter(nextHeartbeat)) {
        send(out, "event: HEARTBEAT\ndata: {}\n\n");
        nextHeartbeat = Instant.now().plus(BETWEEN_HEARTBEATS);
      }
      application.awaitLine(sent.seen(), LOOK);
    }
  }

  /// How far a stream is.
  ///
  /// @param seen how many lines were looked at
  /// @param left how many more may be sent
  private record Sent(int seen, long left) {}

  private static Sent more(Application application, Wanted wanted, Sent sent, OutputStream out)
      throws IOException {
    List<LogLine> lines = application.logLines();
    long left = sent.left();
    for (LogLine line : lines.subList(Math.min(sent.seen(), lines.size()), lines.size())) {
      if (left > 0 && wanted.has(line)) {
        send(out, event(application, line));
        left--;
      }
    }
    return new Sent(Math.max(sent.seen(), lines.size()), left);
  }

  private static void send(OutputStream out, String event) throws IOException {
    out.write(event.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String end(String reason) {
    return "event: END_OF_STREAM\ndata: {\"endedBy\":\"" + reason + "\"}\n\n";
  }

  private static String event(Application application, LogLine line) {
    String id = line.at().toEpochMilli() + "-" + line.number();
    JsonObject data = new JsonObject();
    data.addProperty("id", id);
    data.addProperty("applicationId", application.id());
    data.addProperty("commitId", line.commit());
    data.addProperty("deploymentId", line.deployment());
    data.addProperty("instanceId", line.instance());
    data.addProperty("date", line.at().toString());
    data.addProperty("zone", application.blueprint().zone());
    data.addProperty("severity", "info");
    data.addProperty("service", line.service());
    data.addProperty("message", line.message());
    return "event: APPLICATION_LOG\nid: " + id + "\ndata: " + data + "\n\n";
  }
}
