package dev.paasrunner.testkit.gitlab;

import static dev.paasrunner.testkit.gitlab.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.paasrunner.testkit.gitlab.model.Access;
import dev.paasrunner.testkit.gitlab.model.Profile;
import dev.paasrunner.testkit.gitlab.model.Switch;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CurrentJobTest {
  private static final String RUNNER = "glrt-t1_AbCdEfGhIjKl";
  private static final String TOKEN = "job-token";

  private final FakeGitLab gitlab = FakeGitLab.start(Profile.recent().withTokensKept());
  private final Caller caller = new Caller(gitlab);
  private long job;

  @BeforeEach
  void runJob() throws Exception {
    gitlab.addRunner(RUNNER);
    job = gitlab.enqueue(id -> PayloadBuilder.job(id).token(TOKEN).name("tests-py3"));
    assertThat(ask().statusCode()).isEqualTo(401);
    assertThat(caller.requestJobWith(RUNNER, "cancel_gracefully").statusCode()).isEqualTo(201);
  }

  @AfterEach
  void stop() {
    caller.close();
    gitlab.close();
  }

  @Test
  void a_running_job_is_shown_by_each_way_to_give_its_token() throws Exception {
    assertThat(ask().statusCode()).isEqualTo(200);
    assertThat(caller.get("job?job_token=" + TOKEN).statusCode()).isEqualTo(200);
    assertThat(caller.get("job?token=" + TOKEN).statusCode()).isEqualTo(200);
    assertThat(caller.get("job", "Authorization", "Bearer " + TOKEN).statusCode()).isEqualTo(200);
  }

  @Test
  void the_answer_names_the_job_its_status_and_who_has_it() throws Exception {
    JsonObject entity = body(ask());

    assertThat(entity.get("id").getAsLong()).isEqualTo(job);
    assertThat(entity.get("name").getAsString()).isEqualTo("tests-py3");
    assertThat(entity.get("status").getAsString()).isEqualTo("running");
    assertThat(entity.get("finished_at").isJsonNull()).isTrue();
    assertThat(entity.getAsJsonObject("runner_manager").get("system_id").getAsString())
        .isEqualTo("s_0123456789ab");
  }

  @Test
  void a_canceling_job_is_shown_by_recent_coordinators_only() throws Exception {
    gitlab.cancel(job);
    assertThat(body(ask()).get("status").getAsString()).isEqualTo("canceling");

    gitlab.become(Profile.recent().without(Switch.CANCELING_SHOWN));
    assertThat(ask().statusCode()).isEqualTo(401);
    gitlab.become(Profile.recent().without(Switch.CANCELING_EXECUTING));
    assertThat(ask().statusCode()).isEqualTo(401);
  }

  @Test
  void a_job_that_is_over_is_unauthorized_although_its_token_is_kept() throws Exception {
    gitlab.drop(job, "script_failure");

    HttpResponse<String> response = ask();

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).isEqualTo("{\"message\":\"401 Unauthorized\"}");
  }

  @Test
  void no_token_a_wrong_one_and_an_erased_job_are_unauthorized() throws Exception {
    assertThat(caller.get("job").statusCode()).isEqualTo(401);
    assertThat(caller.get("job", "JOB-TOKEN", "wrong").statusCode()).isEqualTo(401);
    gitlab.erase(job);
    assertThat(ask().statusCode()).isEqualTo(401);
  }

  @Test
  void a_users_token_is_no_jobs() throws Exception {
    gitlab.addAccessToken("glpat-1", Access.ADMIN);

    HttpResponse<String> response = caller.get("job", "PRIVATE-TOKEN", "glpat-1");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Caller.message(response)).isEqualTo("404 Job Not Found");
  }

  private HttpResponse<String> ask() throws Exception {
    return caller.get("job", "JOB-TOKEN", TOKEN);
  }
}
