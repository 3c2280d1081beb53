package dev.paasrunner.gitlab;

import static dev.paasrunner.gitlab.CoordinatorErrors.errorOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.gitlab.ScriptedServer.Answer;
import dev.paasrunner.gitlab.ScriptedServer.Request;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.FailureReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureReportTest {
  private static final Failure FAILURE =
      new Failure(FailureCode.HOST_BUILD_FAILED, "le dépôt a échoué 😀");
  private static final String TEXT =
      "\u001b[31;1mheptapod-paas-runner: le dépôt a échoué 😀 [code: host-build-failed]\u001b[0;m\n";
  private static final int LENGTH = TEXT.getBytes(StandardCharsets.UTF_8).length;
  private static final Answer APPENDED = Answer.of(202).with("Range", "0-" + LENGTH);
  private static final Answer UPDATED = Answer.json(200, "200");

  @Test
  void a_report_is_the_message_in_the_log_and_then_the_state() throws Exception {
    List<Request> requests = reported(APPENDED, UPDATED);

    Request append = requests.getFirst();
    assertThat(append.method() + " " + append.target())
        .isEqualTo("PATCH /api/v4/jobs/42/trace?debug_trace=false");
    assertThat(append.header("JOB-TOKEN")).contains(Given.JOB_TOKEN);
    assertThat(append.header("Content-Type")).contains("text/plain");
    assertThat(append.header("Content-Range")).contains("0-" + (LENGTH - 1));
    assertThat(append.header("Content-Length")).contains("" + LENGTH);
    assertThat(append.body()).isEqualTo(TEXT);
    Request update = requests.getLast();
    assertThat(update.method() + " " + update.target()).isEqualTo("PUT /api/v4/jobs/42");
    JsonObject body = JsonParser.parseString(update.body()).getAsJsonObject();
    assertThat(body.toString())
        .isEqualTo(
            "{\"token\":\"%s\",\"state\":\"failed\",\"failure_reason\":\"runner_system_failure\",\"exit_code\":103}"
                .formatted(Given.JOB_TOKEN));
  }

  @Test
  void a_log_with_text_in_it_is_appended_to_at_the_servers_size() throws Exception {
    List<Request> requests =
        reported(
            Answer.of(416).with("Range", "0-1234"),
            Answer.of(416).with("Range", "0-1300"),
            APPENDED,
            UPDATED);

    assertThat(requests.stream().limit(3).map(request -> request.header("Content-Range").get()))
        .containsExactly(
            "0-" + (LENGTH - 1), "1234-" + (1234 + LENGTH - 1), "1300-" + (1300 + LENGTH - 1));
  }

  @Test
  void a_log_of_exactly_the_messages_length_has_it_from_an_earlier_attempt() throws Exception {
    List<Request> requests = reported(Answer.of(416).with("Range", "0-" + LENGTH), UPDATED);

    assertThat(requests).extracting(Request::method).containsExactly("PATCH", "PUT");
  }

  @Test
  void a_log_that_grows_all_the_time_does_not_stop_the_report() throws Exception {
    Answer mismatch = Answer.of(416).with("Range", "0-7");
    List<Request> requests = reported(mismatch, mismatch, mismatch, mismatch, mismatch, UPDATED);

    assertThat(requests).hasSize(6);
    assertThat(requests.getLast().method()).isEqualTo("PUT");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 403, 404, 413, 416, 429, 500, 502})
  void a_log_that_takes_nothing_does_not_stop_the_report(int status) throws Exception {
    List<Request> requests = reported(Answer.page(status), UPDATED);

    assertThat(requests).extracting(Request::method).containsExactly("PATCH", "PUT");
  }

  @Test
  void a_message_is_not_written_again_when_the_state_has_to_be() throws Exception {
    try (var server =
            ScriptedServer.answering(
                Answer.of(416).with("Range", "0-5"),
                APPENDED,
                Answer.of(500),
                UPDATED,
                APPENDED,
                UPDATED);
        var coordinator = Given.coordinator(server.url())) {
      errorOf(ErrorKind.TRANSIENT, () -> coordinator.fail(Given.job(server.url()), FAILURE));
      coordinator.fail(Given.job(server.url()), FAILURE);
      coordinator.fail(Given.job(server.url()), FAILURE);

      assertThat(server.requests())
          .extracting(Request::method)
          .containsExactly("PATCH", "PATCH", "PUT", "PUT", "PATCH", "PUT");
    }
  }

  @Test
  void a_job_that_is_over_counts_as_reported() throws Exception {
    Answer over = Answer.of(403).with("Job-Status", "canceled");
    assertThat(reported(Answer.of(403), over)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void a_doubtful_end_is_confirmed_by_a_second_look(int status) throws Exception {
    List<Request> requests = reported(APPENDED, Answer.of(status), Answer.of(401));

    assertThat(requests.getLast().target()).isEqualTo("/api/v4/job");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void a_job_that_still_runs_is_not_reported_yet(int status) throws Exception {
    CallError error =
        refused(
            ErrorKind.TRANSIENT,
            APPENDED,
            Answer.of(status),
            Answer.json(200, "{\"status\":\"running\"}"));

    assertThat(error.message())
        .contains("was answered " + status + ", and yet the job is still executing there");
  }

  @Test
  void a_postponed_report_has_to_be_sent_again_when_the_server_says() throws Exception {
    CallError error =
        refused(
            ErrorKind.TRANSIENT,
            APPENDED,
            Answer.of(202).with("X-GitLab-Trace-Update-Interval", "4"));

    assertThat(error.message()).endsWith("the update was answered 202 and has to be sent again");
    assertThat(error.retryAfter()).contains(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED",
    "408, TRANSIENT",
    "409, TRANSIENT",
    "412, REFUSED",
    "413, REFUSED",
    "422, REFUSED",
    "429, EXHAUSTED",
    "500, TRANSIENT",
    "503, TRANSIENT"
  })
  void every_other_status_has_its_kind(int status, ErrorKind kind) throws Exception {
    CallError error = refused(kind, APPENDED, Answer.page(status));

    assertThat(error.message()).startsWith("cannot tell that job 42 is failed at http://");
  }

  private static List<Request> reported(Answer... script) throws Exception {
    try (var server = ScriptedServer.answering(script);
        var coordinator = Given.coordinator(server.url())) {
      coordinator.fail(Given.job(server.url(), FailureReason.RUNNER_SYSTEM_FAILURE), FAILURE);
      assertThat(server.requests()).hasSize(script.length);
      return server.requests();
    }
  }

  private static CallError refused(ErrorKind kind, Answer... script) throws Exception {
    try (var server = ScriptedServer.answering(script);
        var coordinator = Given.coordinator(server.url())) {
      return errorOf(kind, () -> coordinator.fail(Given.job(server.url()), FAILURE));
    }
  }
}
