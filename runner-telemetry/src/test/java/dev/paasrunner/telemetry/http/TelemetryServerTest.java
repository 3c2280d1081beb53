package dev.paasrunner.telemetry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.settings.ListenAddress;
import dev.paasrunner.telemetry.Telemetry;
import dev.paasrunner.telemetry.view.Program;
import dev.paasrunner.time.SystemTime;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How requests are answered, byte by byte.
class TelemetryServerTest {
  private final SystemTime time = new SystemTime();
  private final Telemetry telemetry =
      new Telemetry(new Program("tested", "1.2", time.instant()), time);
  private TelemetryServer server;
  private RawHttp http;

  @BeforeEach
  void start() throws IOException {
    server = TelemetryServer.start(telemetry, new ListenAddress("127.0.0.1", 0), time);
    http = new RawHttp(server.address());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void metrics_are_served_as_prometheus_asks_for_them() throws Exception {
    RawHttp.Response response = http.get("/metrics");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.head()).contains("content-type: text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body()).contains("gitlab_runner_version_info{");
  }

  @Test
  void health_is_a_status_and_one_sentence() throws Exception {
    assertThat(http.get("/health/live"))
        .returns(200, RawHttp.Response::status)
        .returns("alive\n", RawHttp.Response::body);
    assertThat(http.get("/health/ready"))
        .returns(503, RawHttp.Response::status)
        .returns("the engine has not started yet\n", RawHttp.Response::body);
  }

  @Test
  void jobs_are_json() throws Exception {
    RawHttp.Response response = http.get("/api/jobs");
    assertThat(response.head()).contains("content-type: application/json");
    assertThat(response.body()).startsWith("{\"format\":1,").endsWith("}");
  }

  @Test
  void nothing_is_kept_by_browsers_and_nothing_is_guessed() throws Exception {
    assertThat(http.get("/api/jobs").head())
        .contains("cache-control: no-store")
        .contains("x-content-type-options: nosniff")
        .contains("cross-origin-resource-policy: same-origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/metrics/", "/..", "/api", "/%2e%2e/etc/passwd"})
  void other_paths_are_not_found(String path) throws Exception {
    RawHttp.Response response = http.get(path);
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.head()).contains("content-type: text/plain");
    assertThat(response.body()).contains("/metrics").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
  void nothing_can_be_changed(String method) throws Exception {
    RawHttp.Response response =
        http.send(method, "/metrics", "Host: localhost", "Content-Length: 0");
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.head()).contains("allow: get, head");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/metrics", "/health/ready", "/nothing"})
  void a_head_has_the_status_and_the_headers_without_the_body(String path) throws Exception {
    RawHttp.Response get = http.get(path);
    RawHttp.Response head = http.send("HEAD", path, "Host: localhost");
    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.body()).isEmpty();
    assertThat(head.head()).containsPattern("content-length: [1-9][0-9]*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:9252", "127.0.0.1:1", "[::1]:9252", "[::1]", "10.1.2.3"})
  void our_addresses_are_answered(String host) throws Exception {
    assertThat(http.send("GET", "/health/live", "Host: " + host).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rebound.example.com",
        "rebound.example.com:9252",
        "localhost.example.com",
        "127.0.0.1.example.com",
        "",
        "[::1",
        "127.0.0.1:x"
      })
  void names_of_others_are_refused(String host) throws Exception {
    RawHttp.Response response = http.send("GET", "/api/jobs", "Host: " + host);
    assertThat(response.status()).isEqualTo(403);
    assertThat(response.body()).doesNotContain("format");
  }

  @Test
  void a_request_without_a_host_is_refused() throws Exception {
    assertThat(http.send("GET", "/api/jobs").status()).isEqualTo(403);
  }

  @Test
  void the_configured_name_is_answered() {
    HostGuard guard = new HostGuard("Runner.example.com", Set.of());
    assertThat(guard.admits(Optional.of("runner.example.com:9252"))).isTrue();
    assertThat(guard.admits(Optional.of("other.example.com:9252"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void where_all_addresses_are_served_the_machines_own_names_are_answered(String all) {
    HostGuard guard =
        new HostGuard(all, MachineNames.at(all, () -> Set.of("ci", "ci.example.com")));
    assertThat(guard.admits(Optional.of("CI:9252"))).isTrue();
    assertThat(guard.admits(Optional.of("ci.example.com:9252"))).isTrue();
    assertThat(guard.admits(Optional.of("rebound.example.com:9252"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "other.example.com"})
  void where_one_address_is_served_the_machines_names_are_nothing_special(String one) {
    assertThat(MachineNames.at(one, () -> Set.of("ci"))).isEmpty();
  }

  @Test
  void the_machines_names_are_those_that_it_has() throws Exception {
    assertThat(MachineNames.find()).contains(InetAddress.getLocalHost().getHostName());
  }

  @Test
  void who_asks_by_a_name_of_others_is_told_by_which_to_ask() throws Exception {
    assertThat(http.send("GET", "/metrics", "Host: rebound.example.com").body())
        .contains("localhost", "listen_address")
        .hasLineCount(1);
  }

  @Test
  void an_address_that_is_in_use_is_said_in_one_sentence() {
    ListenAddress taken = new ListenAddress("127.0.0.1", server.address().getPort());
    assertThatThrownBy(() -> TelemetryServer.start(telemetry, taken, time).close())
        .isInstanceOf(IOException.class)
        .hasMessageMatching(
            "Cannot serve metrics at 127\\.0\\.0\\.1:[0-9]+: .+; set listen_address to an address"
                + " of this machine and a port that is free\\.");
  }

  @Test
  void a_name_that_nobody_knows_is_said_in_one_sentence() {
    ListenAddress nowhere = new ListenAddress("nowhere.invalid", 0);
    assertThatThrownBy(() -> TelemetryServer.start(telemetry, nowhere, time).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere.invalid:0")
        .hasMessageEndingWith("correct listen_address.");
  }

  @Test
  void nothing_is_served_after_the_end() {
    server.close();
    server.close();
    assertThatThrownBy(() -> http.get("/health/live")).isInstanceOf(ConnectException.class);
  }

  @Test
  void many_requests_that_are_never_finished_keep_no_other_waiting() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        silent.add(halfOpen());
      }
      assertThat(http.get("/health/live").status()).isEqualTo(200);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void more_connections_than_anybody_needs_are_closed_at_once() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 256; i++) {
        silent.add(halfOpen());
      }
      try (Socket oneMore = halfOpen()) {
        assertThat(wasClosed(oneMore)).isTrue();
      }
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  private Socket halfOpen() throws IOException {
    Socket socket = new Socket(server.address().getAddress(), server.address().getPort());
    socket.getOutputStream().write("GET /met".getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private static boolean wasClosed(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      // What was sent and not read turns the end into a reset.
      return true;
    }
  }

  @Test
  void a_header_that_is_too_long_is_not_read_to_its_end() {
    assertThat(answeredWith200("X-Padding: " + "x".repeat(200_000))).isFalse();
    assertThat(answeredWith200("X-Padding: " + "x".repeat(1_000))).isTrue();
  }

  private boolean answeredWith200(String header) {
    try {
      return http.send("GET", "/health/live", "Host: localhost", header).status() == 200;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  @Test
  void a_client_that_says_nothing_keeps_no_other_waiting() throws Exception {
    try (Socket silent = new Socket(server.address().getAddress(), server.address().getPort())) {
      silent.getOutputStream().write("GET /met".getBytes(StandardCharsets.UTF_8));
      assertThat(http.get("/health/live").status()).isEqualTo(200);
    }
  }
}
