package dev.paasrunner.testkit.clever;

import static dev.paasrunner.testkit.clever.CleverCaller.body;
import static dev.paasrunner.testkit.clever.CleverCaller.id;
import static dev.paasrunner.testkit.clever.CleverCaller.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.testkit.clever.model.Switch;
import dev.paasrunner.testkit.clever.model.Switches;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogTest {
  private static final String NOW = "?until=2026-02-01T10:00:00Z";

  private final ManualClock clock = new ManualClock();
  private final ManualRuns runs = new ManualRuns();
  private final FakeClever clever = FakeClever.start(Switches.INSTANT, runs, clock);
  private final CleverCaller caller = new CleverCaller(clever);
  private JsonObject application = new JsonObject();

  @BeforeEach
  void deploy() throws Exception {
    application = caller.created("a");
    Pusher pusher = new Pusher("Jenkins", caller.token);
    pusher.push(application, pusher.commit(Map.of("Dockerfile", "FROM scratch\n")));
  }

  @AfterEach
  void close() {
    caller.close();
    clever.close();
  }

  private String read(String query) throws Exception {
    return caller.get(caller.logs(id(application)) + query).body();
  }

  private static List<String> messages(String events) {
    return events
        .lines()
        .filter(line -> line.startsWith("data: {\"id\""))
        .map(line -> JsonParser.parseString(line.substring(6)).getAsJsonObject())
        .map(line -> line.get("message").getAsString())
        .toList();
  }

  @Test
  void a_log_until_now_ends_with_a_reason() throws Exception {
    runs.newest().printed(List.of("Step 1/2", "Step 2/2"));
    String events = read(NOW);
    assertThat(messages(events)).containsExactly("Step 1/2", "Step 2/2");
    assertThat(events)
        .contains("event: APPLICATION_LOG\n", "\"service\":\"bas-deploy.service\"")
        .endsWith("event: END_OF_STREAM\ndata: {\"endedBy\":\"UNTIL_REACHED\"}\n\n");
  }

  @Test
  void the_platform_speaks_as_another_service() throws Exception {
    runs.newest().failed();
    assertThat(read(NOW))
        .contains("\"service\":\"deployer.service\"", "Deploy failed in 0 seconds");
    assertThat(clever.everything().getFirst().log()).isEmpty();
  }

  @Test
  void a_limit_ends_the_stream() throws Exception {
    runs.newest().printed(List.of("1", "2", "3"));
    String events = read("?limit=2");
    assertThat(messages(events)).containsExactly("1", "2");
    assertThat(events).contains("LIMIT_REACHED");
  }

  @Test
  void a_stream_begins_after_the_last_event_that_is_known() throws Exception {
    runs.newest().printed(List.of("1", "2", "3"));
    String known = "1769940000000-2";
    assertThat(read(NOW)).contains("id: " + known);
    HttpRequest request = request(NOW).header("Last-Event-ID", known).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(messages(http.send(request, BodyHandlers.ofString()).body())).containsExactly("3");
    }
  }

  private HttpRequest.Builder request(String query) {
    URI uri =
        URI.create(
            clever.apiUrl().toString().replaceAll("/v2$", "")
                + caller.logs(id(application))
                + query);
    return HttpRequest.newBuilder(uri)
        .header("Authorization", "token " + caller.token)
        .timeout(Duration.ofSeconds(20));
  }

  @Test
  void lines_are_chosen_by_deployment_and_time() throws Exception {
    runs.newest().printed(List.of("early"));
    clock.pass(Duration.ofMinutes(1));
    runs.newest().printed(List.of("late"));
    assertThat(messages(read(NOW))).containsExactly("early");
    String later = "?until=2026-02-01T10:01:00Z";
    assertThat(messages(read(later + "&since=2026-02-01T10:00:30Z"))).containsExactly("late");
    assertThat(messages(read(later + "&deploymentId=deployment_0"))).isEmpty();
    assertThat(caller.get(caller.logs(id(application)) + "?until=tomorrow").statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_stream_without_an_end_is_followed() throws Exception {
    runs.newest().printed(List.of("before"));
    try (HttpClient http = HttpClient.newHttpClient();
        InputStream stream = http.send(request("").build(), BodyHandlers.ofInputStream()).body();
        BufferedReader events =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      assertThat(nextData(events)).contains("\"before\"");
      assertThat(nextData(events)).isEqualTo("data: {}");
      runs.newest().printed(List.of("after"));
      assertThat(nextData(events)).contains("\"after\"");
      http.shutdownNow();
    }
  }

  private static String nextData(BufferedReader events) throws IOException {
    return events.lines().filter(line -> line.startsWith("data: ")).findFirst().orElseThrow();
  }

  @Test
  void the_log_of_a_deleted_application_is_gone_or_not() throws Exception {
    runs.newest().printed(List.of("1"));
    caller.delete(caller.one(id(application)));
    assertThat(said(caller.get(caller.logs(id(application)) + NOW))).isEqualTo("404/4004");
    clever.become(Switches.INSTANT.with(Switch.LOGS_AFTER_DELETION));
    assertThat(messages(read(NOW))).containsExactly("1");
  }

  @Test
  void a_wrong_path_is_refused_in_the_words_of_v4() throws Exception {
    String path = caller.logs("app_1");
    assertThat(caller.get(path).statusCode()).isEqualTo(400);
    assertThat(body(caller.get(path)).get("code").getAsString()).startsWith("clever.");
  }
}
