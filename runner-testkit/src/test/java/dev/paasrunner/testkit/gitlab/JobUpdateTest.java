package dev.paasrunner.testkit.gitlab;

import static dev.paasrunner.testkit.gitlab.Caller.header;
import static dev.paasrunner.testkit.gitlab.Caller.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.paasrunner.testkit.gitlab.model.JobView;
import dev.paasrunner.testkit.gitlab.model.Profile;
import dev.paasrunner.testkit.gitlab.model.Status;
import dev.paasrunner.testkit.gitlab.model.Switch;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobUpdateTest {
  private static final String RUNNER = "glrt-t1_AbCdEfGhIjKl";
  private static final String TOKEN = "job-token";

  private final SettableClock clock = new SettableClock();
  private final FakeGitLab gitlab = FakeGitLab.start(Profile.recent(), clock);
  private final Caller caller = new Caller(gitlab);

  @AfterEach
  void stop() {
    caller.close();
    gitlab.close();
  }

  @Test
  void running_is_a_sign_of_life_and_changes_nothing() throws Exception {
    long job = running();

    HttpResponse<String> response = caller.put(job, state("running"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("200");
    assertThat(header(response, "Job-Status")).isEqualTo("running");
    assertThat(gitlab.job(job).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void a_sign_of_life_is_written_down_every_15_minutes_only() throws Exception {
    long job = running();
    clock.advance(Duration.ofMinutes(15));
    assertThat(caller.put(job, state("running")).statusCode()).isEqualTo(200);
    assertThat(gitlab.job(job).times().updated())
        .isEqualTo(clock.instant().minus(Duration.ofMinutes(15)));

    clock.advance(Duration.ofSeconds(1));
    assertThat(caller.put(job, state("running")).statusCode()).isEqualTo(200);
    assertThat(gitlab.job(job).times().updated()).isEqualTo(clock.instant());
  }

  @Test
  void success_ends_the_job() throws Exception {
    long job = running();

    assertThat(caller.put(job, state("success")).statusCode()).isEqualTo(200);

    assertThat(gitlab.job(job).status()).isEqualTo(Status.SUCCESS);
    assertThat(gitlab.job(job).times().finished()).contains(clock.instant());
  }

  @Test
  void failed_ends_the_job_with_its_reason_and_exit_code() throws Exception {
    long job = running();

    HttpResponse<String> response =
        caller.put(
            job,
            Map.of(
                "token",
                TOKEN,
                "state",
                "failed",
                "failure_reason",
                "runner_system_failure",
                "exit_code",
                103));

    assertThat(header(response, "Job-Status")).isEqualTo("failed");
    JobView failed = gitlab.job(job);
    assertThat(failed.status()).isEqualTo(Status.FAILED);
    assertThat(failed.failureReason()).contains("runner_system_failure");
    assertThat(failed.exitCode()).isEqualTo(OptionalInt.of(103));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no_such_reason", "job_canceled"})
  void an_unknown_reason_becomes_unknown_failure(String reason) throws Exception {
    long job = running();

    assertThat(
            caller
                .put(job, Map.of("token", TOKEN, "state", "failed", "failure_reason", reason))
                .statusCode())
        .isEqualTo(200);
    assertThat(gitlab.job(job).failureReason()).contains("unknown_failure");
  }

  @Test
  void an_exit_code_is_clamped() throws Exception {
    long job = running();
    assertThat(
            caller
                .put(job, Map.of("token", TOKEN, "state", "failed", "exit_code", 70000))
                .statusCode())
        .isEqualTo(200);

    assertThat(gitlab.job(job).exitCode()).isEqualTo(OptionalInt.of(32767));
  }

  @ParameterizedTest
  @ValueSource(strings = {"canceled", "pending", "", "Running"})
  void any_other_state_is_a_bad_request(String state) throws Exception {
    long job = running();

    HttpResponse<String> response = caller.put(job, state(state));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(header(response, "Job-Status")).isEqualTo("absent");
    assertThat(gitlab.job(job).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void the_token_has_to_be_in_the_body() throws Exception {
    long job = running();

    HttpResponse<String> response =
        caller.send("PUT", "jobs/" + job, "{\"state\":\"running\"}", "JOB-TOKEN", TOKEN);

    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void an_unknown_job_and_a_wrong_token_are_forbidden_alike() throws Exception {
    long job = running();

    HttpResponse<String> unknown = caller.put(job + 1, state("running"));
    HttpResponse<String> wrong = caller.put(job, Map.of("token", "x", "state", "running"));

    assertThat(List.of(unknown.statusCode(), wrong.statusCode())).containsOnly(403);
    assertThat(message(unknown)).isEqualTo(message(wrong));
    assertThat(header(wrong, "Job-Status")).isEqualTo("absent");
  }

  @Test
  void a_job_that_nobody_has_is_forbidden_with_its_status() throws Exception {
    long job = gitlab.enqueue(id -> PayloadBuilder.job(id).token(TOKEN));

    assertThat(header(caller.put(job, state("running")), "Job-Status")).isEqualTo("pending");
  }

  @Test
  void a_finished_job_is_forbidden_with_its_status_until_its_token_is_erased() throws Exception {
    long job = running();
    assertThat(caller.put(job, state("success")).statusCode()).isEqualTo(200);

    HttpResponse<String> early = caller.put(job, state("failed"));
    clock.advance(Duration.ofSeconds(5));
    HttpResponse<String> late = caller.put(job, state("failed"));

    assertThat(message(early)).isEqualTo("403 Forbidden - Job is not processing on runner");
    assertThat(header(early, "Job-Status")).isEqualTo("success");
    assertThat(message(late)).isEqualTo("403 Forbidden");
    assertThat(header(late, "Job-Status")).isEqualTo("absent");
    assertThat(gitlab.job(job).status()).isEqualTo(Status.SUCCESS);
  }

  @Test
  void tokens_can_be_erased_at_once_or_by_hand() throws Exception {
    gitlab.become(Profile.recent().withTokensErasedAfter(Duration.ZERO));
    long job = running();
    gitlab.cancel(job);
    assertThat(header(caller.put(job, state("running")), "Job-Status")).isEqualTo("absent");

    gitlab.become(Profile.recent().withTokensKept());
    clock.advance(Duration.ofDays(1));
    assertThat(header(caller.put(job, state("running")), "Job-Status")).isEqualTo("canceled");
    gitlab.eraseToken(job);
    assertThat(header(caller.put(job, state("running")), "Job-Status")).isEqualTo("absent");
  }

  @Test
  void an_old_coordinator_has_another_text_and_no_job_status_on_success() throws Exception {
    gitlab.become(Profile.old());
    long job = running();

    assertThat(header(caller.put(job, state("running")), "Job-Status")).isEqualTo("absent");
    gitlab.cancel(job);
    HttpResponse<String> over = caller.put(job, state("running"));
    assertThat(message(over)).isEqualTo("403 Forbidden - Job is not running");
    assertThat(header(over, "Job-Status")).isEqualTo("canceled");
  }

  @Test
  void a_deleted_project_and_an_erased_job_are_forbidden_with_their_reasons() throws Exception {
    long job = running();
    gitlab.erase(job);
    assertThat(message(caller.put(job, state("running")))).endsWith("Job has been erased!");

    gitlab.deleteProject(gitlab.job(job).info().projectId());
    assertThat(message(caller.put(job, state("running")))).endsWith("Project has been deleted!");
  }

  @Test
  void cancel_is_immediate_if_the_program_cannot_cancel_gracefully() throws Exception {
    long job = running();
    gitlab.cancel(job);

    assertThat(gitlab.job(job).status()).isEqualTo(Status.CANCELED);
    assertThat(caller.put(job, state("running")).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"success", "failed"})
  void any_final_report_on_a_canceling_job_cancels_it(String report) throws Exception {
    long job = running("cancel_gracefully");
    gitlab.cancel(job);
    assertThat(header(caller.put(job, state("running")), "Job-Status")).isEqualTo("canceling");

    assertThat(header(caller.put(job, state(report)), "Job-Status")).isEqualTo("canceled");
    assertThat(gitlab.job(job).failureReason()).isEmpty();
  }

  @Test
  void a_canceling_job_can_be_canceled_by_force() throws Exception {
    long job = running("cancel_gracefully");
    gitlab.forceCancel(job);
    assertThat(gitlab.job(job).status()).isEqualTo(Status.RUNNING);
    gitlab.cancel(job);
    gitlab.forceCancel(job);

    assertThat(gitlab.job(job).status()).isEqualTo(Status.CANCELED);
  }

  @Test
  void a_coordinator_may_refuse_calls_for_a_canceling_job() throws Exception {
    gitlab.become(Profile.recent().without(Switch.CANCELING_EXECUTING));
    long job = running("cancel_gracefully");
    gitlab.cancel(job);

    HttpResponse<String> response = caller.put(job, state("running"));

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(header(response, "Job-Status")).isEqualTo("canceling");
  }

  @Test
  void features_of_a_program_are_stored_at_most_every_55_minutes() throws Exception {
    gitlab.addRunner(RUNNER);
    assertThat(caller.requestJobWith(RUNNER, "refspecs").statusCode()).isEqualTo(204);
    long early = running("cancel_gracefully");
    gitlab.cancel(early);
    assertThat(gitlab.job(early).status()).isEqualTo(Status.CANCELED);

    clock.advance(Duration.ofMinutes(55));
    long late = running("cancel_gracefully");
    gitlab.cancel(late);
    assertThat(gitlab.job(late).status()).isEqualTo(Status.CANCELING);
  }

  @Test
  void a_report_with_a_checksum_is_repeated_until_the_log_is_persisted() throws Exception {
    gitlab.become(Profile.recent().withLiveTrace(Duration.ofSeconds(9)));
    long job = running();
    assertThat(caller.patch(job, TOKEN, "0-3", "abcd").statusCode()).isEqualTo(202);

    StringBuilder pauses = new StringBuilder();
    HttpResponse<String> response = caller.put(job, withChecksum());
    for (int i = 0; i < 9 && response.statusCode() == 202; i++) {
      assertThat(header(response, "Job-Status")).isEqualTo("running");
      String pause = header(response, "X-GitLab-Trace-Update-Interval");
      pauses.append(pause).append(' ');
      clock.advance(Duration.ofSeconds(Long.parseLong(pause)));
      response = caller.put(job, withChecksum());
    }

    assertThat(pauses).hasToString("1 1 1 1 2 2 4 ");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "X-GitLab-Trace-Update-Interval")).isEqualTo("absent");
    assertThat(gitlab.job(job).status()).isEqualTo(Status.SUCCESS);
  }

  @Test
  void a_report_is_taken_after_five_minutes_whatever_became_of_the_log() throws Exception {
    gitlab.become(Profile.recent().withLiveTrace(Duration.ofDays(1)));
    long job = running();
    assertThat(caller.patch(job, TOKEN, "0-3", "abcd").statusCode()).isEqualTo(202);
    assertThat(caller.put(job, withChecksum()).statusCode()).isEqualTo(202);

    clock.advance(Duration.ofSeconds(299));
    HttpResponse<String> last = caller.put(job, withChecksum());
    assertThat(header(last, "X-GitLab-Trace-Update-Interval")).isEqualTo("64");
    clock.advance(Duration.ofSeconds(1));
    assertThat(caller.put(job, withChecksum()).statusCode()).isEqualTo(200);
  }

  @Test
  void a_report_without_a_checksum_or_a_log_is_taken_at_once() throws Exception {
    gitlab.become(Profile.recent().withLiveTrace(Duration.ofDays(1)));
    long silent = running();
    assertThat(caller.put(silent, withChecksum()).statusCode()).isEqualTo(200);

    long job = running();
    assertThat(caller.patch(job, TOKEN, "0-3", "abcd").statusCode()).isEqualTo(202);
    assertThat(caller.put(job, state("failed")).statusCode()).isEqualTo(200);
  }

  @Test
  void idle_jobs_are_failed_after_an_hour_without_a_sign_of_life() throws Exception {
    long idle = running();
    long alive = running();
    clock.advance(Duration.ofMinutes(40));
    assertThat(caller.put(alive, state("running")).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(20));
    assertThat(gitlab.reapIdleJobs()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(gitlab.reapIdleJobs()).containsExactly(idle);
    assertThat(gitlab.job(idle).failureReason()).contains("stuck_or_timeout_failure");
    assertThat(gitlab.job(alive).status()).isEqualTo(Status.RUNNING);
  }

  private long running(String... features) throws Exception {
    if (gitlab.runners().isEmpty()) {
      gitlab.addRunner(RUNNER);
    }
    long job = gitlab.enqueue(id -> PayloadBuilder.job(id).token(TOKEN));
    assertThat(caller.requestJobWith(RUNNER, features).statusCode()).isEqualTo(201);
    return job;
  }

  private static Map<String, String> state(String state) {
    return Map.of("token", TOKEN, "state", state);
  }

  private static Map<String, Object> withChecksum() {
    JsonObject output = new JsonObject();
    output.addProperty("checksum", "crc32:ed82cd11");
    output.addProperty("bytesize", 4);
    return Map.of("token", TOKEN, "state", "success", "output", output);
  }
}
