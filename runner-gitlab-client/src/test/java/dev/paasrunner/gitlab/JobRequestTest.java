package dev.paasrunner.gitlab;

import static dev.paasrunner.gitlab.CoordinatorErrors.errorOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.gitlab.ScriptedServer.Answer;
import dev.paasrunner.gitlab.ScriptedServer.Request;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.FailureReason;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.Coordinator.Patience;
import dev.paasrunner.spi.Grant;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobRequestTest {
  private static final Answer NO_JOB = Answer.of(204);

  @Test
  void a_job_is_granted_with_its_text_exactly_as_it_came() throws Exception {
    String text =
        """
        { "id": 42,  "token": "%s", "unknown": [1.50, "é€😀\\u00e9"],
          "runner_info": {"timeout": 120},
          "features": {"failure_reasons": ["script_failure", "image_pull_failure", "new"]} }
        """
            .formatted(Given.JOB_TOKEN);
    try (var server = ScriptedServer.answering(Answer.json(201, text));
        var coordinator = Given.coordinator(server.url())) {
      Grant grant = coordinator.requestJob(Patience.LONG_POLL).orElseThrow();

      assertThat(grant.id()).isEqualTo(42);
      assertThat(grant.token()).isEqualTo(Secret.of(Given.JOB_TOKEN));
      assertThat(grant.timeout()).isEqualTo(Duration.ofMinutes(2));
      assertThat(grant.payload()).isEqualTo(text);
      assertThat(grant.knownReasons())
          .containsExactlyInAnyOrder(
              FailureReason.SCRIPT_FAILURE, FailureReason.IMAGE_PULL_FAILURE);
    }
  }

  @Test
  void a_request_introduces_the_daemon_honestly() throws Exception {
    try (var server = ScriptedServer.answering(NO_JOB);
        var coordinator = Given.coordinator(server.url() + "/gitlab/ci/")) {
      coordinator.requestJob(Patience.LONG_POLL);

      Request request = server.lastRequest();
      assertThat(request.method() + " " + request.target())
          .isEqualTo("POST /gitlab/api/v4/jobs/request");
      assertThat(request.header("RUNNER-TOKEN")).contains(Given.RUNNER_TOKEN);
      assertThat(request.header("Content-Type")).contains("application/json");
      assertThat(request.header("Accept")).contains("application/json");
      assertThat(request.header("User-Agent").orElseThrow())
          .matches("heptapod-paas-runner 1\\.2 \\(java[0-9]+; [a-z]+/[a-z0-9]+\\)");
      JsonObject body = body(request);
      assertThat(body.get("token").getAsString()).isEqualTo(Given.RUNNER_TOKEN);
      assertThat(body.get("system_id").getAsString()).isEqualTo("s_0123456789ab");
      JsonObject info = body.getAsJsonObject("info");
      assertThat(info.get("name").getAsString()).isEqualTo("heptapod-paas-runner");
      assertThat(info.get("version").getAsString()).isEqualTo("1.2");
      assertThat(info.get("executor").getAsString()).isEqualTo("clever-docker");
      assertThat(info.keySet()).contains("platform", "architecture");
    }
  }

  @Test
  void only_what_the_inner_runner_honours_is_promised() throws Exception {
    try (var server = ScriptedServer.answering(NO_JOB);
        var coordinator = Given.coordinator(server.url())) {
      coordinator.requestJob(Patience.SHORT_POLL);

      JsonObject features =
          body(server.lastRequest()).getAsJsonObject("info").getAsJsonObject("features");
      assertThat(features.keySet())
          .contains("upload_multiple_artifacts", "refspecs", "artifacts_exclude")
          .contains("multi_build_steps", "return_exit_code", "fallback_cache_keys")
          .contains("service_variables", "service_multiple_aliases", "cancel_gracefully")
          .contains("cancelable", "trace_reset", "trace_checksum", "trace_size")
          .doesNotContain("session", "terminal", "two_phase_job_commit", "proxy", "shared");
      assertThat(features.asMap().values()).allMatch(value -> value.getAsBoolean());
    }
  }

  @Test
  void a_long_poll_sends_the_last_version_of_the_queue_that_was_told() throws Exception {
    try (var server =
            ScriptedServer.answering(
                NO_JOB.with("X-GitLab-Last-Update", "v1"),
                NO_JOB,
                NO_JOB.with("X-GitLab-Last-Update", ""),
                NO_JOB.with("X-GitLab-Last-Update", "v2"),
                NO_JOB);
        var coordinator = Given.coordinator(server.url())) {
      for (int i = 0; i < 5; i++) {
        assertThat(coordinator.requestJob(Patience.LONG_POLL)).isEmpty();
      }

      assertThat(server.requests().stream().map(JobRequestTest::lastUpdate))
          .containsExactly("none", "v1", "v1", "v1", "v2");
    }
  }

  @Test
  void a_short_poll_does_not_let_the_server_wait_but_learns_from_it() throws Exception {
    try (var server =
            ScriptedServer.answering(
                NO_JOB.with("X-GitLab-Last-Update", "v1"),
                NO_JOB.with("X-GitLab-Last-Update", "v2"),
                NO_JOB);
        var coordinator = Given.coordinator(server.url())) {
      coordinator.requestJob(Patience.LONG_POLL);
      coordinator.requestJob(Patience.SHORT_POLL);
      coordinator.requestJob(Patience.LONG_POLL);

      assertThat(server.requests().stream().map(JobRequestTest::lastUpdate))
          .containsExactly("none", "none", "v2");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 409})
  void no_job_and_a_conflict_are_the_same(int status) throws Exception {
    try (var server = ScriptedServer.answering(Answer.of(status));
        var coordinator = Given.coordinator(server.url())) {
      assertThat(coordinator.requestJob(Patience.LONG_POLL)).isEqualTo(Optional.empty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED",
    "401, DENIED",
    "403, DENIED",
    "404, REFUSED",
    "408, TRANSIENT",
    "413, REFUSED",
    "422, DENIED",
    "429, EXHAUSTED",
    "500, TRANSIENT",
    "502, TRANSIENT",
    "503, TRANSIENT",
    "504, TRANSIENT",
    "520, TRANSIENT",
    "302, TRANSIENT",
    "200, TRANSIENT",
    "202, TRANSIENT"
  })
  void every_other_status_has_its_kind_and_is_asked_once(int status, ErrorKind kind)
      throws Exception {
    try (var server = ScriptedServer.answering(Answer.page(status));
        var coordinator = Given.coordinator(server.url())) {
      CallError error = errorOf(kind, () -> coordinator.requestJob(Patience.LONG_POLL));

      assertThat(error.message())
          .startsWith("cannot ask for a job at " + server.url() + ": it answered " + status);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void too_many_requests_say_when_to_come_back() throws Exception {
    try (var server =
            ScriptedServer.answering(
                Answer.json(429, "{\"message\":{\"error\":\"requested too many times\"}}")
                    .with("Retry-After", "60"));
        var coordinator = Given.coordinator(server.url())) {
      CallError error =
          errorOf(ErrorKind.EXHAUSTED, () -> coordinator.requestJob(Patience.LONG_POLL));

      assertThat(error.retryAfter()).contains(Duration.ofMinutes(1));
      assertThat(error.message()).endsWith("it answered 429 (error: requested too many times)");
    }
  }

  @Test
  void a_refused_token_is_explained_with_the_servers_words_but_never_shown() throws Exception {
    String echo = "403 Forbidden - %s\\u0007\\n is unknown ".formatted(Given.RUNNER_TOKEN);
    try (var server =
            ScriptedServer.answering(
                Answer.json(403, "{\"message\":\"" + echo + "x".repeat(500) + "\"}"));
        var coordinator = Given.coordinator(server.url())) {
      CallError error = errorOf(ErrorKind.DENIED, () -> coordinator.requestJob(Patience.LONG_POLL));

      assertThat(error.message())
          .contains("it answered 403 (403 Forbidden - *** is unknown xxx")
          .endsWith("…); is the token right, and was it not revoked?")
          .hasSizeLessThan(400);
    }
  }

  @Test
  void a_refusal_that_asks_for_a_password_is_a_refusal() throws Exception {
    try (var server =
            ScriptedServer.answering(Answer.of(401).with("WWW-Authenticate", "Basic realm=x"));
        var coordinator = Given.coordinator(server.url())) {
      errorOf(ErrorKind.DENIED, () -> coordinator.requestJob(Patience.LONG_POLL));
    }
  }

  @Test
  void a_coordinator_that_is_not_there_is_transient() throws Exception {
    int freePort;
    try (ServerSocket socket = new ServerSocket(0)) {
      freePort = socket.getLocalPort();
    }
    try (var coordinator = Given.coordinator("http://127.0.0.1:" + freePort)) {
      CallError error =
          errorOf(ErrorKind.TRANSIENT, () -> coordinator.requestJob(Patience.LONG_POLL));

      assertThat(error.message()).endsWith(freePort + ": nothing accepts connections there");
    }
  }

  @Test
  void a_host_without_an_address_is_transient() throws Exception {
    try (var coordinator = Given.coordinator("http://gitlab.invalid")) {
      CallError error =
          errorOf(ErrorKind.TRANSIENT, () -> coordinator.requestJob(Patience.LONG_POLL));

      assertThat(error.message())
          .isEqualTo(
              "cannot ask for a job at http://gitlab.invalid: the host name cannot be resolved");
    }
  }

  private static String lastUpdate(Request request) {
    JsonObject body = body(request);
    return body.has("last_update") ? body.get("last_update").getAsString() : "none";
  }

  private static JsonObject body(Request request) {
    return JsonParser.parseString(request.body()).getAsJsonObject();
  }
}
