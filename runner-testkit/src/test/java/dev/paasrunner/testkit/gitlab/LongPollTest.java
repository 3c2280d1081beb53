package dev.paasrunner.testkit.gitlab;

import static dev.paasrunner.testkit.gitlab.Caller.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.gitlab.model.Profile;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LongPollTest {
  private static final String RUNNER = "glrt-t1_AbCdEfGhIjKl";
  private static final Duration SOON = Duration.ofSeconds(10);

  private final FakeGitLab gitlab =
      FakeGitLab.start(Profile.recent().withLongPolling(Duration.ofSeconds(50)));
  private final Caller caller = new Caller(gitlab);
  private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeEach
  void addRunner() {
    gitlab.addRunner(RUNNER);
  }

  @AfterEach
  void stop() {
    gitlab.close();
    caller.close();
    others.close();
  }

  @Test
  void a_first_request_is_not_held_and_yields_a_value() throws Exception {
    HttpResponse<String> response = caller.requestJob(RUNNER);

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(header(response, "X-GitLab-Last-Update")).isNotEqualTo("absent");
    assertThat(header(response, "Gitlab-Ci-Builds-Polling")).isEqualTo("yes");
  }

  @Test
  void a_held_request_is_released_by_a_new_job_with_a_bare_204() throws Exception {
    String known = queueValue();
    Future<HttpResponse<String>> held = poll(known);
    gitlab.awaitHeldPolls(1, SOON);
    gitlab.enqueue(PayloadBuilder::job);

    assertThat(held.get().statusCode()).isEqualTo(204);
    assertThat(header(held.get(), "X-GitLab-Last-Update")).isEqualTo("absent");
    assertThat(caller.requestJob(RUNNER, known).statusCode()).isEqualTo(201);
    gitlab.awaitHeldPolls(0, SOON);
  }

  @Test
  void a_held_request_ends_with_a_bare_204_when_its_time_is_over() throws Exception {
    gitlab.become(Profile.recent().withLongPolling(Duration.ofMillis(50)));

    HttpResponse<String> response = caller.requestJob(RUNNER, queueValue());

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(header(response, "X-GitLab-Last-Update")).isEqualTo("absent");
  }

  @Test
  void a_job_that_the_runner_does_not_take_is_no_news_for_it() throws Exception {
    gitlab.addRunner("glrt-docker", "docker");
    String before = queueValue("glrt-docker");
    gitlab.enqueue(PayloadBuilder::job);

    assertThat(queueValue("glrt-docker")).isEqualTo(before);
  }

  @Test
  void an_old_value_goes_straight_to_the_queue() throws Exception {
    assertThat(header(caller.requestJob(RUNNER, "0".repeat(32)), "X-GitLab-Last-Update"))
        .isEqualTo(queueValue());
  }

  @Test
  void a_request_of_an_unknown_runner_is_not_held() throws Exception {
    assertThat(caller.requestJob("glrt-nobody", "0".repeat(32)).statusCode()).isEqualTo(403);
  }

  @Test
  void a_request_that_is_not_json_is_not_held() throws Exception {
    String form = "token=" + RUNNER + "&last_update=" + queueValue();
    HttpResponse<String> response =
        caller.send(
            "POST", "jobs/request", form, "Content-Type", "application/x-www-form-urlencoded");

    assertThat(header(response, "X-GitLab-Last-Update")).isNotEqualTo("absent");
  }

  @Test
  void a_body_above_32_kib_is_refused() throws Exception {
    Map<String, String> body = Map.of("token", RUNNER, "padding", "x".repeat(32 * 1024));

    assertThat(caller.sendJson("POST", "jobs/request", body).statusCode()).isEqualTo(413);
    gitlab.become(Profile.recent());
    assertThat(caller.sendJson("POST", "jobs/request", body).statusCode()).isEqualTo(204);
  }

  @Test
  void closing_does_not_wait_for_held_requests() throws Exception {
    Future<HttpResponse<String>> held = poll(queueValue());
    gitlab.awaitHeldPolls(1, SOON);
    gitlab.close();

    assertThat(held).failsWithin(SOON);
  }

  private String queueValue() throws Exception {
    return queueValue(RUNNER);
  }

  private String queueValue(String token) throws Exception {
    return header(caller.requestJob(token), "X-GitLab-Last-Update");
  }

  private Future<HttpResponse<String>> poll(String lastUpdate) {
    Callable<HttpResponse<String>> request = () -> caller.requestJob(RUNNER, lastUpdate);
    return others.submit(request);
  }
}
