package dev.paasrunner.testkit.gitlab;

import static dev.paasrunner.testkit.gitlab.Caller.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.http.Fault;
import dev.paasrunner.testkit.gitlab.model.Status;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FaultTest {
  private static final String RUNNER = "glrt-t1_AbCdEfGhIjKl";
  private static final Duration SOON = Duration.ofSeconds(10);

  private final FakeGitLab gitlab = FakeGitLab.start();
  private final Caller caller = new Caller(gitlab);
  private long job;

  @BeforeEach
  void enqueue() {
    gitlab.addRunner(RUNNER);
    job = gitlab.enqueue(id -> PayloadBuilder.job(id).token("job-token"));
  }

  @AfterEach
  void stop() {
    gitlab.close();
    caller.close();
  }

  @Test
  void a_status_is_answered_as_often_as_demanded_and_nothing_else_happens() throws Exception {
    gitlab.fault(Endpoint.REQUEST_JOB, Fault.status(500).times(2));

    assertThat(header(request(), "X-Request-Id")).isEqualTo("absent");
    assertThat(request().statusCode()).isEqualTo(500);
    assertThat(gitlab.job(job).status()).isEqualTo(Status.PENDING);
    HttpResponse<String> third = request();
    assertThat(third.statusCode()).isEqualTo(201);
    assertThat(header(third, "X-Request-Id")).isNotEqualTo("absent");
  }

  @Test
  void a_status_can_have_headers_and_a_page() throws Exception {
    gitlab.fault(
        Endpoint.REQUEST_JOB,
        Fault.status(503).with("Retry-After", "7").html("<html>Maintenance</html>"));

    HttpResponse<String> response = request();

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(header(response, "Retry-After")).isEqualTo("7");
    assertThat(header(response, "Content-Type")).isEqualTo("text/html");
    assertThat(response.body()).isEqualTo("<html>Maintenance</html>");
  }

  @Test
  void a_status_after_the_effect_loses_a_job() throws Exception {
    gitlab.fault(Endpoint.REQUEST_JOB, Fault.status(502).afterEffect());

    assertThat(request().statusCode()).isEqualTo(502);
    assertThat(gitlab.job(job).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void a_lost_connection_comes_before_the_effect_or_after_it() throws Exception {
    gitlab.fault(Endpoint.REQUEST_JOB, Fault.connectionLost());
    assertThatThrownBy(this::request).isInstanceOf(IOException.class);
    assertThat(gitlab.job(job).status()).isEqualTo(Status.PENDING);

    gitlab.fault(Endpoint.REQUEST_JOB, Fault.connectionLost().afterEffect());
    assertThatThrownBy(this::request).isInstanceOf(IOException.class);
    assertThat(gitlab.job(job).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void a_truncated_answer_ends_in_the_middle_of_its_body() {
    gitlab.fault(Endpoint.REQUEST_JOB, Fault.truncated());

    assertThatThrownBy(this::request).isInstanceOf(IOException.class);
    assertThat(gitlab.job(job).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void garbage_comes_with_the_true_status() throws Exception {
    gitlab.fault(Endpoint.REQUEST_JOB, Fault.garbage().times(2));

    HttpResponse<String> response = request();

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).contains("<html>");
    assertThat(request().statusCode()).isEqualTo(200);
  }

  @Test
  void a_delayed_answer_comes_whole() throws Exception {
    gitlab.fault(Endpoint.REQUEST_JOB, Fault.delay(Duration.ofMillis(60)));
    long begin = System.nanoTime();

    assertThat(request().statusCode()).isEqualTo(201);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(55));
  }

  @Test
  void a_held_answer_waits_with_the_effect_done() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    gitlab.fault(Endpoint.REQUEST_JOB, Fault.heldUntil(latch).afterEffect());
    try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<HttpResponse<String>> call = this::request;
      Future<HttpResponse<String>> response = other.submit(call);
      assertThat(gitlab.awaitJob(job, view -> view.status() == Status.RUNNING, SOON).id())
          .isEqualTo(job);
      assertThat(response.isDone()).isFalse();
      latch.countDown();

      assertThat(response.get().statusCode()).isEqualTo(201);
    }
  }

  @Test
  void a_fault_can_let_requests_pass_and_concern_one_job() throws Exception {
    assertThat(request().statusCode()).isEqualTo(201);
    gitlab.fault(Endpoint.UPDATE_JOB, Fault.status(500).onJob(job + 1));
    assertThat(keepAlive().statusCode()).isEqualTo(200);

    gitlab.fault(Endpoint.UPDATE_JOB, Fault.status(500).onJob(job).afterPassing(1));
    assertThat(keepAlive().statusCode()).isEqualTo(200);
    assertThat(keepAlive().statusCode()).isEqualTo(500);
    assertThat(keepAlive().statusCode()).isEqualTo(200);
  }

  @Test
  void faults_of_one_call_come_in_the_order_in_which_they_were_armed() throws Exception {
    gitlab.fault(Endpoint.REQUEST_JOB, Fault.status(429));
    gitlab.fault(Endpoint.REQUEST_JOB, Fault.status(409));

    assertThat(request().statusCode()).isEqualTo(429);
    assertThat(request().statusCode()).isEqualTo(409);
  }

  @Test
  void an_outage_lasts_until_it_is_cleared() throws Exception {
    gitlab.fault(Fault.status(503).always());
    assertThat(request().statusCode()).isEqualTo(503);
    assertThat(keepAlive().statusCode()).isEqualTo(503);
    assertThat(caller.get("nothing").statusCode()).isEqualTo(503);

    gitlab.clearFaults();
    assertThat(request().statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> request() throws IOException, InterruptedException {
    return caller.requestJob(RUNNER);
  }

  private HttpResponse<String> keepAlive() throws IOException, InterruptedException {
    return caller.put(job, Map.of("token", "job-token", "state", "running"));
  }
}
