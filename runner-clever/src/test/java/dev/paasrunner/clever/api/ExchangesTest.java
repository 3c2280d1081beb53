package dev.paasrunner.clever.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paasrunner.clever.ScriptedClever;
import dev.paasrunner.clever.ScriptedClever.Answer;
import dev.paasrunner.clever.Sections;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.ApiCall;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.time.SystemTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangesTest {
  private static final String PATH = "/v2/organisations/" + Sections.ORGANIZATION;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Queue<ApiCall> counted = new ConcurrentLinkedQueue<>();
  private final Exchanges exchanges =
      new Exchanges(client, new SystemTime(), Duration.ofMillis(1), counted::add);
  private final Account account =
      new Account(Sections.ORGANIZATION, Credential.token(Secret.of("a-token")));
  private ScriptedClever server;
  private CleverApi api;

  @BeforeEach
  void open() throws IOException {
    server = ScriptedClever.start();
    api = new CleverApi(exchanges, ApiUrl.parse(server.url()));
  }

  @AfterEach
  void close() {
    server.close();
    client.shutdownNow();
  }

  private static ExecutorException failure(ThrowingCallable call) {
    return catchThrowableOfType(ExecutorException.class, call);
  }

  @Test
  void a_reading_request_is_repeated_through_passing_trouble() throws Exception {
    server.on(
        "GET " + PATH + "/applications", Answer.none(), Answer.page(502), Answer.json(200, "[]"));

    assertThat(api.applications(account)).isEmpty();
    assertThat(server.lines()).hasSize(3);
  }

  @Test
  void each_try_is_counted_under_a_name_without_numbers() throws Exception {
    server.on(
        "GET " + PATH + "/applications/app_1",
        Answer.page(502),
        Answer.json(200, "{\"id\":\"app_1\"}"));

    assertThat(api.application(account, "app_1")).isPresent();

    assertThat(counted).extracting(ApiCall::endpoint).containsOnly("clever_application");
    assertThat(counted)
        .extracting(ApiCall::status)
        .containsExactly(OptionalInt.of(502), OptionalInt.of(200));
  }

  @Test
  void it_is_not_repeated_for_ever() {
    server.on("GET " + PATH + "/applications", Answer.page(503));

    ExecutorException e = failure(() -> api.applications(account));

    assertThat(e.error().kind()).isEqualTo(ErrorKind.TRANSIENT);
    assertThat(e)
        .hasMessageContaining("answered 503 with text/html")
        .hasMessageNotContaining("secret");
    assertThat(server.lines()).hasSize(3);
  }

  @Test
  void a_refusal_is_not_repeated() {
    server.on("GET " + PATH + "/applications", Answer.error(400, 1, "no"));

    assertThat(failure(() -> api.applications(account)).error().kind())
        .isEqualTo(ErrorKind.REFUSED);
    assertThat(server.lines()).hasSize(1);
  }

  @Test
  void a_word_is_not_taken_for_json() {
    server.on("GET " + PATH + "/applications", Answer.json(200, "maintenance"));

    assertThat(failure(() -> api.applications(account))).hasMessageContaining("else than JSON");
  }

  @Test
  void an_answer_of_version_4_is_an_answer_of_the_platform_too() {
    server.on(
        "GET " + PATH + "/applications",
        Answer.json(429, "{\"code\":\"clever.core.too-many-requests\",\"error\":\"slower\"}"));

    ExecutorException e = failure(() -> api.applications(account));

    assertThat(e.error().kind()).isEqualTo(ErrorKind.EXHAUSTED);
    assertThat(e).hasMessageContaining("slower");
  }

  @Test
  void an_answer_that_is_too_long_is_cut_off() {
    server.on("GET /v2/long", Answer.json(200, "[\"" + "x".repeat(100_000) + "\"]"));
    Call call =
        Call.get("long", "read much", URI.create(server.url() + "/long"), Optional.empty())
            .streaming(Duration.ofSeconds(5), 1000);

    assertThat(failure(() -> exchanges.once(call).json())).hasMessageContaining("else than JSON");
  }

  @Test
  void a_stream_that_is_cut_off_gives_what_has_arrived() throws Exception {
    server.on("GET /v2/long", new Answer(200, "text/event-stream", "x".repeat(100_000), Map.of()));
    Call call =
        Call.get("long", "read much", URI.create(server.url() + "/long"), Optional.empty())
            .streaming(Duration.ofSeconds(5), 1000);

    assertThat(exchanges.once(call).text()).hasSize(1000);
  }

  @Test
  void silence_ends_after_a_time() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ExecutorException e =
          failure(() -> exchanges.once(toward(silent).within(Duration.ofMillis(100))));

      assertThat(e.error().kind()).isEqualTo(ErrorKind.TRANSIENT);
      assertThat(e).hasMessageContaining("no answer within");
      assertThat(counted).extracting(ApiCall::status).containsExactly(OptionalInt.empty());
    }
  }

  @Test
  void an_interruption_ends_a_request_at_once() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      Thread asking = Thread.ofVirtual().start(() -> end.complete(endOf(toward(silent))));
      silent.accept().getInputStream().read();

      asking.interrupt();

      assertThat(end.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
  }

  private Throwable endOf(Call call) {
    try {
      return new AssertionError("answered " + exchanges.once(call).status());
    } catch (ExecutorException | InterruptedException e) {
      return e;
    }
  }

  private static Call toward(ServerSocket silent) {
    URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
    return Call.get("asked", "ask", address, Optional.empty());
  }
}
