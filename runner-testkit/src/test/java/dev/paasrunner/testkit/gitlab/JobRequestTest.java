package dev.paasrunner.testkit.gitlab;

import static dev.paasrunner.testkit.gitlab.Caller.body;
import static dev.paasrunner.testkit.gitlab.Caller.header;
import static dev.paasrunner.testkit.gitlab.Caller.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.paasrunner.testkit.gitlab.model.JobView;
import dev.paasrunner.testkit.gitlab.model.Requirements;
import dev.paasrunner.testkit.gitlab.model.RunnerView;
import dev.paasrunner.testkit.gitlab.model.Status;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobRequestTest {
  private static final String RUNNER = "glrt-t1_AbCdEfGhIjKl";

  private final FakeGitLab gitlab = FakeGitLab.start();
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
  void a_job_is_handed_out_exactly_as_it_was_enqueued() throws Exception {
    String payload = "{\"id\":7, \"token\" : \"t-7\", \"unknown\": [1,\n2] }";
    gitlab.enqueue(payload);

    HttpResponse<String> response = caller.requestJob(RUNNER);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo(payload);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(header(response, "X-GitLab-Last-Update")).isEqualTo("absent");
    assertThat(gitlab.job(7).status()).isEqualTo(Status.RUNNING);
    assertThat(gitlab.job(7).wasAcquired()).isTrue();
  }

  @Test
  void jobs_are_handed_out_in_order_and_once() throws Exception {
    long first = gitlab.enqueue(PayloadBuilder::job);
    long second = gitlab.enqueue(PayloadBuilder::job);

    assertThat(body(caller.requestJob(RUNNER)).get("id").getAsLong()).isEqualTo(first);
    assertThat(body(caller.requestJob(RUNNER)).get("id").getAsLong()).isEqualTo(second);
    assertThat(caller.requestJob(RUNNER).statusCode()).isEqualTo(204);
  }

  @Test
  void without_a_job_the_answer_is_204_with_a_queue_value_that_stays() throws Exception {
    HttpResponse<String> first = caller.requestJob(RUNNER);
    HttpResponse<String> second = caller.requestJob(RUNNER);

    assertThat(first.statusCode()).isEqualTo(204);
    assertThat(header(first, "X-GitLab-Last-Update")).matches("[0-9a-f]{32}");
    assertThat(header(second, "X-GitLab-Last-Update"))
        .isEqualTo(header(first, "X-GitLab-Last-Update"));
    assertThat(header(first, "Gitlab-Ci-Builds-Polling")).isEqualTo("absent");
  }

  @Test
  void a_new_job_changes_the_queue_value() throws Exception {
    String before = header(caller.requestJob(RUNNER), "X-GitLab-Last-Update");
    gitlab.enqueue(PayloadBuilder::job);

    assertThat(caller.requestJob(RUNNER, before).statusCode()).isEqualTo(201);
    assertThat(header(caller.requestJob(RUNNER), "X-GitLab-Last-Update")).isNotEqualTo(before);
  }

  @Test
  void whoever_knows_the_current_queue_value_is_told_the_same_again() throws Exception {
    String known = header(caller.requestJob(RUNNER), "X-GitLab-Last-Update");

    HttpResponse<String> response = caller.requestJob(RUNNER, known);

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(header(response, "X-GitLab-Last-Update")).isEqualTo(known);
  }

  @Test
  void a_paused_runner_gets_a_queue_value_but_no_job_until_it_resumes() throws Exception {
    gitlab.pauseRunner(RUNNER);
    gitlab.enqueue(PayloadBuilder::job);
    HttpResponse<String> paused = caller.requestJob(RUNNER);
    gitlab.resumeRunner(RUNNER);

    assertThat(paused.statusCode()).isEqualTo(204);
    String known = header(paused, "X-GitLab-Last-Update");
    assertThat(known).matches("[0-9a-f]{32}");
    assertThat(caller.requestJob(RUNNER, known).statusCode()).isEqualTo(201);
  }

  @Test
  void an_unknown_token_is_forbidden() throws Exception {
    HttpResponse<String> response = caller.requestJob("glrt-nobody");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(message(response)).startsWith("403 Forbidden");
  }

  @Test
  void a_removed_runner_is_forbidden() throws Exception {
    gitlab.removeRunner(RUNNER);

    assertThat(caller.requestJob(RUNNER).statusCode()).isEqualTo(403);
  }

  @Test
  void a_missing_token_is_a_bad_request() throws Exception {
    HttpResponse<String> response = caller.sendJson("POST", "jobs/request", Map.of("x", 1));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(body(response).get("error").getAsString()).isEqualTo("token is missing");
  }

  @Test
  void the_token_is_not_read_from_a_header() throws Exception {
    HttpResponse<String> response =
        caller.send("POST", "jobs/request", "{}", "RUNNER-TOKEN", RUNNER);

    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void a_job_with_tags_waits_for_a_runner_that_has_them_all() throws Exception {
    gitlab.addRunner("glrt-docker", "docker", "linux");
    long job = gitlab.enqueue(PayloadBuilder::job, Requirements.tags("docker"));

    assertThat(caller.requestJob(RUNNER).statusCode()).isEqualTo(204);
    assertThat(body(caller.requestJob("glrt-docker")).get("id").getAsLong()).isEqualTo(job);
  }

  @Test
  void a_job_that_the_program_cannot_run_is_failed_and_the_next_is_handed_out() throws Exception {
    long fails =
        gitlab.enqueue(PayloadBuilder::job, Requirements.NONE.andFeatures("return_exit_code"));
    long next = gitlab.enqueue(PayloadBuilder::job);

    HttpResponse<String> response = caller.requestJobWith(RUNNER, "refspecs");

    assertThat(body(response).get("id").getAsLong()).isEqualTo(next);
    JobView failed = gitlab.job(fails);
    assertThat(failed.status()).isEqualTo(Status.FAILED);
    assertThat(failed.failureReason()).contains("runner_unsupported");
    assertThat(failed.wasAcquired()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "upload_multiple_artifacts | artifacts | [{\"artifact_type\":\"junit\"}]",
        "artifacts_exclude | artifacts | [{\"artifact_type\":\"archive\",\"exclude\":[\"a\"]}]",
        "fallback_cache_keys | cache | [{\"key\":\"a\",\"fallback_keys\":[\"b\"]}]",
        "multi_build_steps | steps | [{\"name\":\"script\"},{\"name\":\"release\"}]",
        "refspecs | git_info | {\"ref\":\"refs/merge-requests/3/head\"}"
      })
  void a_payload_shows_which_feature_it_needs(String feature, String key, String value)
      throws Exception {
    JobTemplate template = id -> PayloadBuilder.job(id).with(key, JsonParser.parseString(value));
    long unlucky = gitlab.enqueue(template);
    assertThat(caller.requestJob(RUNNER).statusCode()).isEqualTo(204);
    long lucky = gitlab.enqueue(template);
    assertThat(caller.requestJobWith(RUNNER, feature).statusCode()).isEqualTo(201);

    assertThat(gitlab.job(unlucky).failureReason()).contains("runner_unsupported");
    assertThat(gitlab.job(lucky).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void each_program_is_known_by_its_system_id() throws Exception {
    assertThat(caller.requestJob(RUNNER).statusCode()).isEqualTo(204);
    assertThat(caller.requestJobWith(RUNNER).statusCode()).isEqualTo(204);

    assertThat(gitlab.runners())
        .extracting(RunnerView::systemIds)
        .first()
        .isEqualTo(Set.of("<legacy>", "s_0123456789ab"));
  }
}
