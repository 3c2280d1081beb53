package dev.paasrunner.gitlab;

import static dev.paasrunner.gitlab.CoordinatorErrors.errorOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.gitlab.RawServer.Treatment;
import dev.paasrunner.gitlab.ScriptedServer.Answer;
import dev.paasrunner.gitlab.http.Timeouts;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.Coordinator.Patience;
import dev.paasrunner.spi.Grant;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DamagedJobTest {
  private static final String HEAD =
      "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n";
  private static final String BEGINNING =
      "{\"id\": 42, \"token\": \"%s\", \"job_info\": {\"name\": \"bu".formatted(Given.JOB_TOKEN);
  private static final String APPENDED =
      "HTTP/1.1 202 Accepted\r\nRange: 0-99\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  private static final String UPDATED =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  @Test
  void a_job_that_is_cut_off_is_failed_at_once() throws Exception {
    try (var server =
            RawServer.treating(
                Treatment.send(HEAD + BEGINNING),
                Treatment.send(APPENDED),
                Treatment.send(UPDATED));
        var coordinator = Given.coordinator(server.url())) {
      CallError error =
          errorOf(ErrorKind.TRANSIENT, () -> coordinator.requestJob(Patience.LONG_POLL));

      assertThat(error.message())
          .isEqualTo(
              server.url()
                  + " assigned a job, but the answer is cut off; job 42 was reported as failed");
      assertThat(server.requests().get(1))
          .startsWith("PATCH /api/v4/jobs/42/trace")
          .contains("[code: bad-payload]");
      assertThat(server.requests().get(2))
          .startsWith("PUT /api/v4/jobs/42 ")
          .contains("\"state\":\"failed\"", "\"failure_reason\":\"runner_system_failure\"")
          .contains("\"token\":\"" + Given.JOB_TOKEN + "\"");
    }
  }

  @Test
  void a_job_that_never_ends_is_failed_after_the_time_out() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (var server = RawServer.treating(Treatment.sendAndHold(HEAD + BEGINNING, end));
        var coordinator =
            Given.open(
                Given.settings(server.url())
                    .withTimeouts(
                        new Timeouts(
                            Duration.ofSeconds(5),
                            Duration.ofMillis(50),
                            Duration.ofMillis(1500))))) {
      CallError error =
          errorOf(ErrorKind.TRANSIENT, () -> coordinator.requestJob(Patience.LONG_POLL));

      assertThat(error.message())
          .contains("the answer is cut off; job 42 could not be reported as failed either: cannot");
      end.countDown();
    }
  }

  @Test
  void a_job_that_is_not_utf8_is_failed_at_once() throws Exception {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    String job = "{\"id\": 42, \"token\": \"%s\", \"x\": \"".formatted(Given.JOB_TOKEN);
    answer.writeBytes(
        HEAD.replace("5000", "" + (job.length() + 3)).getBytes(StandardCharsets.UTF_8));
    answer.writeBytes(job.getBytes(StandardCharsets.UTF_8));
    answer.writeBytes(new byte[] {(byte) 0xff, '"', '}'});
    try (var server =
            RawServer.treating(
                Treatment.send(answer.toByteArray()),
                Treatment.send(APPENDED),
                Treatment.send(UPDATED));
        var coordinator = Given.coordinator(server.url())) {
      CallError error =
          errorOf(ErrorKind.TRANSIENT, () -> coordinator.requestJob(Patience.LONG_POLL));

      assertThat(error.message()).endsWith("is not UTF-8; job 42 was reported as failed");
    }
  }

  @Test
  void a_job_in_broken_json_is_failed_at_once_and_the_text_is_not_shown() throws Exception {
    try (var server =
            ScriptedServer.answering(
                Answer.json(201, BEGINNING + "ild\"}, S3CRET!"),
                Answer.of(202).with("Range", "0-99"),
                Answer.of(403).with("Job-Status", "failed"));
        var coordinator = Given.coordinator(server.url())) {
      CallError error =
          errorOf(ErrorKind.TRANSIENT, () -> coordinator.requestJob(Patience.LONG_POLL));

      assertThat(error.message())
          .endsWith(
              "cannot be used, the job is not valid JSON, application/json;"
                  + " job 42 was reported as failed");
    }
  }

  @Test
  void a_page_instead_of_a_job_asks_for_the_url_and_says_that_a_job_may_be_lost() throws Exception {
    try (var server = ScriptedServer.answering(Answer.page(201));
        var coordinator = Given.coordinator(server.url())) {
      CallError error =
          errorOf(ErrorKind.TRANSIENT, () -> coordinator.requestJob(Patience.LONG_POLL));

      assertThat(error.message())
          .contains("text/html instead of JSON: is the URL right, or is there a proxy in between?")
          .endsWith("; the job may be lost, and then ends by its timeout");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void a_job_is_taken_whatever_its_content_type_says() throws Exception {
    String text = "{\"id\": 42, \"token\": \"%s\"}".formatted(Given.JOB_TOKEN);
    try (var server = ScriptedServer.answering(Answer.of(201).saying(text));
        var coordinator = Given.coordinator(server.url())) {
      assertThat(coordinator.requestJob(Patience.LONG_POLL).map(Grant::id)).contains(42L);
    }
  }

  @Test
  void a_connection_that_is_reset_after_the_assignment_is_transient_and_says_what_is_lost()
      throws Exception {
    try (var server = RawServer.treating(Treatment.reset());
        var coordinator = Given.coordinator(server.url())) {
      CallError error =
          errorOf(ErrorKind.TRANSIENT, () -> coordinator.requestJob(Patience.LONG_POLL));

      assertThat(error.message())
          .contains("the connection broke before an answer came (")
          .endsWith("; if a job was being assigned, it is lost to us and ends by its timeout");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void what_is_not_http_is_transient_and_not_shown() throws Exception {
    try (var server = RawServer.treating(Treatment.send("S3CRET garbage\r\n\r\n"));
        var coordinator = Given.coordinator(server.url())) {
      CallError error =
          errorOf(ErrorKind.TRANSIENT, () -> coordinator.requestJob(Patience.LONG_POLL));

      assertThat(error.message()).contains(": what came back is not HTTP");
    }
  }

  @Test
  void an_interruption_does_not_lose_a_job_that_is_on_its_way() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    String job = "{\"id\":42,\"token\":\"%s\"}".formatted(Given.JOB_TOKEN);
    Treatment answerLate =
        connection -> {
          interrupted.await();
          Treatment.send(HEAD.replace("5000", "" + job.length()) + job).of(connection);
        };
    try (var server = RawServer.treating(answerLate);
        var coordinator = Given.coordinator(server.url())) {
      FutureTask<String> asking =
          new FutureTask<>(
              () -> {
                Optional<Grant> grant = coordinator.requestJob(Patience.LONG_POLL);
                return grant + ", interrupted: " + Thread.currentThread().isInterrupted();
              });
      Thread thread = Thread.ofVirtual().start(asking);
      server.awaitFirstRequest();
      thread.interrupt();
      interrupted.countDown();

      assertThat(asking.get(10, TimeUnit.SECONDS)).isEqualTo("Optional[job 42], interrupted: true");
    }
  }

  @Test
  void an_interruption_before_the_request_sends_nothing() throws Exception {
    try (var server = ScriptedServer.answering();
        var coordinator = Given.coordinator(server.url())) {
      FutureTask<Optional<Grant>> asking =
          new FutureTask<>(
              () -> {
                Thread.currentThread().interrupt();
                return coordinator.requestJob(Patience.LONG_POLL);
              });
      Thread.ofVirtual().start(asking);

      assertThat(asking)
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableOfType(java.util.concurrent.ExecutionException.class)
          .withCauseInstanceOf(InterruptedException.class);
      assertThat(server.requests()).isEmpty();
    }
  }
}
