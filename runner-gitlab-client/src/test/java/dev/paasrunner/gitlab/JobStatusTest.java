package dev.paasrunner.gitlab;

import static dev.paasrunner.gitlab.CoordinatorErrors.errorOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.paasrunner.gitlab.ScriptedServer.Answer;
import dev.paasrunner.gitlab.ScriptedServer.Request;
import dev.paasrunner.gitlab.http.Timeouts;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.JobHandle;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.JobStatus;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobStatusTest {
  private static final JobStatus RUNNING = new JobStatus.Running();
  private static final JobStatus CANCELING = new JobStatus.Canceling();

  @Test
  void asking_tells_that_the_job_runs_with_the_token_in_body_and_header() throws Exception {
    try (var server = ScriptedServer.answering(Answer.json(200, "200"));
        var coordinator = Given.coordinator(server.url())) {
      assertThat(coordinator.status(Given.job(server.url()))).isEqualTo(RUNNING);

      Request request = server.lastRequest();
      assertThat(request.method() + " " + request.target()).isEqualTo("PUT /api/v4/jobs/42");
      assertThat(request.header("JOB-TOKEN")).contains(Given.JOB_TOKEN);
      assertThat(JsonParser.parseString(request.body()))
          .isEqualTo(
              JsonParser.parseString(
                  "{\"token\":\"%s\",\"state\":\"running\"}".formatted(Given.JOB_TOKEN)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, running",
    "202, running",
    "200, canceling",
    "202, canceling",
    "200, canceled",
    "200, failed",
    "202, success",
    "200, pending",
    "403, canceling",
    "403, running",
    "403, canceled",
    "403, failed",
    "403, success",
    "403, skipped"
  })
  void a_status_that_is_told_decides_without_a_second_look(int code, String word) throws Exception {
    try (var server = ScriptedServer.answering(Answer.of(code).with("Job-Status", word));
        var coordinator = Given.coordinator(server.url())) {
      JobStatus status = coordinator.status(Given.job(server.url()));

      assertThat(status)
          .isEqualTo(
              switch (word) {
                case "running", "pending" -> RUNNING;
                case "canceling" -> CANCELING;
                default -> new JobStatus.Over(word);
              });
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410})
  void a_negative_answer_is_confirmed_by_a_second_look(int code) throws Exception {
    try (var server = ScriptedServer.answering(Answer.of(code), Answer.json(401, "{}"));
        var coordinator = Given.coordinator(server.url())) {
      assertThat(coordinator.status(Given.job(server.url()))).isEqualTo(new JobStatus.Over(""));

      Request look = server.lastRequest();
      assertThat(look.method() + " " + look.target()).isEqualTo("GET /api/v4/job");
      assertThat(look.header("JOB-TOKEN")).contains(Given.JOB_TOKEN);
    }
  }

  @ParameterizedTest
  @CsvSource({"401, running", "403, canceling", "404, running", "404, new-word", "403, failed"})
  void a_second_look_that_finds_the_job_wins(int code, String word) throws Exception {
    try (var server =
            ScriptedServer.answering(
                Answer.of(code).with("Job-Status", "pending"),
                Answer.json(200, "{\"id\":42,\"status\":\"" + word + "\"}"));
        var coordinator = Given.coordinator(server.url())) {
      assertThat(coordinator.status(Given.job(server.url())))
          .isEqualTo(
              switch (word) {
                case "canceling" -> CANCELING;
                case "failed" -> new JobStatus.Over("failed");
                default -> RUNNING;
              });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 403, 404, 429, 502})
  void a_second_look_without_a_clear_answer_leaves_the_job_alone(int code) throws Exception {
    try (var server =
            ScriptedServer.answering(Answer.of(403), Answer.of(code).with("Retry-After", "7"));
        var coordinator = Given.coordinator(server.url())) {
      CallError error =
          errorOf(ErrorKind.TRANSIENT, () -> coordinator.status(Given.job(server.url())));

      assertThat(error.message())
          .startsWith(
              "it is unclear whether job 42 is over: an update of it was answered 403, and the"
                  + " second look disagrees: cannot look at job 42 at "
                  + server.url()
                  + ": it answered "
                  + code);
      assertThat(error.retryAfter()).contains(Duration.ofSeconds(7));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "{\"status\":[]}", "nonsense {", "{\"status\":"})
  void a_second_look_at_garbage_leaves_the_job_alone(String body) throws Exception {
    try (var server = ScriptedServer.answering(Answer.of(403), Answer.json(200, body));
        var coordinator = Given.coordinator(server.url())) {
      CallError error =
          errorOf(ErrorKind.TRANSIENT, () -> coordinator.status(Given.job(server.url())));

      assertThat(error.message()).contains("it answered 200, the body");
    }
  }

  @Test
  void a_page_that_says_success_is_no_success() throws Exception {
    try (var server = ScriptedServer.answering(Answer.page(200));
        var coordinator = Given.coordinator(server.url())) {
      CallError error =
          errorOf(ErrorKind.TRANSIENT, () -> coordinator.status(Given.job(server.url())));

      assertThat(error.message())
          .isEqualTo(
              "cannot tell that job 42 is running at %s: it answered 200, with text/html instead of JSON: is the URL right, or is there a proxy in between?"
                  .formatted(server.url()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED", "408, TRANSIENT", "409, TRANSIENT", "413, REFUSED", "422, REFUSED",
    "429, EXHAUSTED", "500, TRANSIENT", "503, TRANSIENT", "599, TRANSIENT", "307, TRANSIENT"
  })
  void every_other_status_has_its_kind_and_is_asked_once(int code, ErrorKind kind)
      throws Exception {
    try (var server = ScriptedServer.answering(Answer.page(code));
        var coordinator = Given.coordinator(server.url())) {
      CallError error = errorOf(kind, () -> coordinator.status(Given.job(server.url())));

      assertThat(error.message())
          .startsWith("cannot tell that job 42 is running at " + server.url());
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void an_answer_that_does_not_come_is_given_up() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (var server = RawServer.treating(connection -> end.await());
        var coordinator =
            Given.open(
                Given.settings(server.url())
                    .withTimeouts(
                        new Timeouts(
                            Duration.ofSeconds(5),
                            Duration.ofMillis(200),
                            Duration.ofMinutes(1))))) {
      CallError error =
          errorOf(ErrorKind.TRANSIENT, () -> coordinator.status(Given.job(server.url())));

      assertThat(error.message()).endsWith("no answer within 0.2 s");
      end.countDown();
    }
  }

  @Test
  void an_interruption_ends_the_waiting() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (var server = RawServer.treating(connection -> end.await());
        var coordinator = Given.coordinator(server.url())) {
      FutureTask<JobStatus> asking =
          new FutureTask<>(() -> coordinator.status(Given.job(server.url())));
      Thread thread = Thread.ofVirtual().start(asking);
      server.awaitFirstRequest();
      thread.interrupt();

      assertThat(asking)
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(InterruptedException.class);
      end.countDown();
    }
  }

  @Test
  void a_token_that_cannot_be_sent_is_refused_without_showing_it() throws Exception {
    try (var server = ScriptedServer.answering();
        var coordinator = Given.coordinator(server.url())) {
      JobHandle job =
          new JobHandle(
              new JobKey(server.url(), "r", 42), Secret.of("S3CRET\nwith a line"), Set.of());

      CallError error = errorOf(ErrorKind.REFUSED, () -> coordinator.status(job));

      assertThat(error.message()).endsWith("the token has characters no token has");
    }
  }
}
