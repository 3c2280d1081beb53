package dev.paasrunner.testkit.gitlab;

import static dev.paasrunner.testkit.gitlab.Caller.body;
import static dev.paasrunner.testkit.gitlab.Caller.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.http.Request;
import dev.paasrunner.testkit.gitlab.model.JobView;
import dev.paasrunner.testkit.gitlab.model.Profile;
import dev.paasrunner.testkit.gitlab.model.Status;
import dev.paasrunner.testkit.gitlab.model.Switch;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FakeGitLabTest {
  private static final String RUNNER = "glrt-t1_AbCdEfGhIjKl";
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration BRIEFLY = Duration.ofMillis(20);

  private final SettableClock clock = new SettableClock();
  private final FakeGitLab gitlab = FakeGitLab.start(Profile.recent(), clock);
  private final Caller caller = new Caller(gitlab);

  @BeforeEach
  void addRunner() {
    gitlab.addRunner(RUNNER);
  }

  @AfterEach
  void stop() {
    caller.close();
    gitlab.close();
  }

  @Test
  void it_listens_on_the_loopback_address() {
    assertThat(gitlab.url().toString()).matches("http://127\\.0\\.0\\.1:\\d+");
  }

  @Test
  void requests_are_recorded_with_all_that_they_carry() throws Exception {
    HttpResponse<String> _ = caller.send("PATCH", "jobs/7/trace?a=b%20c", "text", "Job-Token", "x");

    Request request = gitlab.requests(Endpoint.PATCH_TRACE).getFirst();

    assertThat(request).hasToString("PATCH /api/v4/jobs/7/trace?a=b%20c");
    assertThat(request.header("JOB-TOKEN")).contains("x");
    assertThat(request.bodyText()).isEqualTo("text");
    assertThat(request.receivedAt()).isEqualTo(clock.instant());
    assertThat(request.pathParameter("id")).isEqualTo("7");
  }

  @Test
  void a_secret_is_found_wherever_it_is() throws Exception {
    HttpResponse<String> _ = caller.get("job?token=in-query");
    HttpResponse<String> _ = caller.send("POST", "runners", "in-body", "X-Y", "in-header");

    assertThat(gitlab.requests())
        .anyMatch(request -> request.contains("in-query"))
        .anyMatch(request -> request.contains("in-body"))
        .anyMatch(request -> request.contains("in-header"))
        .noneMatch(request -> request.contains("nowhere"));
    gitlab.clearRequests();
    assertThat(gitlab.requests()).isEmpty();
  }

  @Test
  void numbers_of_jobs_go_on_from_the_largest() {
    assertThat(gitlab.enqueue("{\"id\":10,\"token\":\"x\"}")).isEqualTo(10);
    assertThat(gitlab.enqueue(PayloadBuilder::job)).isEqualTo(11);
    assertThat(gitlab.jobs()).extracting(JobView::id).containsExactly(10L, 11L);
  }

  @Test
  void a_payload_that_is_no_job_or_known_already_is_refused() {
    gitlab.enqueue("{\"id\":10,\"token\":\"x\"}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> gitlab.enqueue("{\"id\":10,\"token\":\"y\"}"));
    assertThatIllegalArgumentException().isThrownBy(() -> gitlab.enqueue("{\"id\":11}"));
    assertThatIllegalArgumentException().isThrownBy(() -> gitlab.enqueue("{\"token\":\"x\"}"));
    assertThatIllegalArgumentException().isThrownBy(() -> gitlab.cancel(99));
    assertThatIllegalArgumentException().isThrownBy(() -> gitlab.pauseRunner("glrt-nobody"));
  }

  @Test
  void waiting_ends_when_all_jobs_are_over() throws Exception {
    long job = gitlab.enqueue(PayloadBuilder::job);
    try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<List<JobView>> wait = () -> gitlab.awaitAllFinished(SOON);
      Future<List<JobView>> finished = other.submit(wait);
      gitlab.cancel(job);

      assertThat(finished.get()).extracting(JobView::status).containsExactly(Status.CANCELED);
    }
  }

  @Test
  void waiting_in_vain_says_what_was_there_instead() {
    long job = gitlab.enqueue(id -> PayloadBuilder.job(id).name("tests-py3"));

    assertThatThrownBy(() -> gitlab.awaitJob(job, JobView::wasAcquired, BRIEFLY))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("tests-py3 pending");
    assertThatThrownBy(() -> gitlab.awaitRequest(request -> true, BRIEFLY))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void waiting_for_a_request_gives_the_first_that_fits() throws Exception {
    HttpResponse<String> _ = caller.get("nothing");
    HttpResponse<String> _ = caller.requestJob(RUNNER);

    Request request = gitlab.awaitRequest(each -> each.is(Endpoint.REQUEST_JOB), SOON);

    assertThat(request.bodyText()).contains(RUNNER);
  }

  @Test
  void rate_limits_count_for_each_token_until_the_next_full_minute() throws Exception {
    gitlab.become(Profile.recent().with(Switch.RATE_LIMITS));
    long job = gitlab.enqueue(id -> PayloadBuilder.job(id).token("job-token"));
    assertThat(caller.requestJob(RUNNER).statusCode()).isEqualTo(201);
    clock.advance(Duration.ofSeconds(59));
    for (int i = 0; i < 200; i++) {
      assertThat(keepAlive(job).statusCode()).isEqualTo(200);
    }

    HttpResponse<String> tooMany = keepAlive(job);
    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(header(tooMany, "Retry-After")).isEqualTo("60");
    assertThat(body(tooMany).getAsJsonObject("message").get("error").getAsString())
        .contains("too many times");
    assertThat(caller.patch(job, "job-token", "0-0", "a").statusCode()).isEqualTo(202);
    clock.advance(Duration.ofSeconds(1));
    assertThat(keepAlive(job).statusCode()).isEqualTo(200);
  }

  @Test
  void many_programs_at_once_get_each_job_once() throws Exception {
    for (int i = 0; i < 100; i++) {
      gitlab.enqueue(PayloadBuilder::job);
    }
    List<Long> acquired = new ArrayList<>();
    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<HttpResponse<String>> request = () -> caller.requestJob(RUNNER);
      List<Future<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(others.submit(request));
      }
      for (Future<HttpResponse<String>> answer : answers) {
        acquired.add(body(answer.get()).get("id").getAsLong());
      }
    }

    assertThat(acquired).doesNotHaveDuplicates().hasSize(100);
    assertThat(gitlab.jobs()).extracting(JobView::status).containsOnly(Status.RUNNING);
  }

  private HttpResponse<String> keepAlive(long job) throws Exception {
    return caller.put(job, Map.of("token", "job-token", "state", "running"));
  }
}
