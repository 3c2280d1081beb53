package dev.paasrunner.testkit.gitlab;

import static dev.paasrunner.testkit.gitlab.Caller.body;
import static dev.paasrunner.testkit.gitlab.Caller.header;
import static dev.paasrunner.testkit.gitlab.Caller.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.gitlab.model.Access;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UserCallsTest {
  private static final String ATTRIBUTES = "groups/acme%2Ftools/custom_attributes";

  private final FakeGitLab gitlab = FakeGitLab.start();
  private final Caller caller = new Caller(gitlab);
  private long job;

  @BeforeEach
  void fill() throws Exception {
    gitlab.addAccessToken("admin", Access.ADMIN);
    gitlab.addAccessToken("reader", Access.BUILD_READER);
    gitlab.addAccessToken("guest", Access.GUEST);
    gitlab.addAccessToken("stranger", Access.STRANGER);
    gitlab.addRunner("glrt-runner");
    job = gitlab.enqueue(id -> PayloadBuilder.job(id).token("job-token").project(42, "acme/a/b"));
    assertThat(caller.requestJob("glrt-runner").statusCode()).isEqualTo(201);
    assertThat(caller.patch(job, "job-token", "0-4", "hellö").statusCode()).isEqualTo(202);
  }

  @AfterEach
  void stop() {
    caller.close();
    gitlab.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"42", "acme%2Fa%2Fb", "acme%2fa%2fb"})
  void a_project_is_found_by_number_and_by_encoded_path(String project) throws Exception {
    gitlab.drop(job, "script_failure");

    var entity = caller.get(path(project), "PRIVATE-TOKEN", "reader");
    var trace = caller.get(path(project) + "/trace", "Private-Token", "reader");

    assertThat(body(entity).get("status").getAsString()).isEqualTo("failed");
    assertThat(body(entity).get("failure_reason").getAsString()).isEqualTo("script_failure");
    assertThat(trace.body()).isEqualTo("hellö");
    assertThat(header(trace, "Content-Type")).isEqualTo("text/plain");
  }

  @Test
  void a_path_that_is_not_encoded_is_another_path() throws Exception {
    assertThat(caller.get(path("acme/a/b"), "PRIVATE-TOKEN", "admin").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"admin,200", "reader,200", "guest,403", "stranger,404", "nobody,401"})
  void a_job_is_shown_to_those_who_may_see_it(String token, int status) throws Exception {
    assertThat(caller.get(path("42"), "PRIVATE-TOKEN", token).statusCode()).isEqualTo(status);
    assertThat(caller.get(path("42") + "?private_token=" + token).statusCode()).isEqualTo(status);
    assertThat(caller.get(path("42"), "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(status);
  }

  @Test
  void unknown_projects_and_jobs_are_not_found() throws Exception {
    var noProject = caller.get(path("43"), "PRIVATE-TOKEN", "reader");
    var noJob = caller.get("projects/42/jobs/" + (job + 1), "PRIVATE-TOKEN", "reader");

    assertThat(noProject.statusCode()).isEqualTo(404);
    assertThat(message(noProject)).isEqualTo("404 Project Not Found");
    assertThat(noJob.statusCode()).isEqualTo(404);
    assertThat(caller.get(path("42")).statusCode()).isEqualTo(401);
  }

  @Test
  void custom_attributes_are_found_by_encoded_path_and_by_number() throws Exception {
    long number = gitlab.addGroup("acme/tools", Map.of("quota", "3"));

    var byPath = caller.get(ATTRIBUTES, "PRIVATE-TOKEN", "admin");
    var byNumber = caller.get("groups/" + number + "/custom_attributes", "PRIVATE-TOKEN", "admin");

    assertThat(byPath.body()).isEqualTo("[{\"key\":\"quota\",\"value\":\"3\"}]");
    assertThat(byNumber.body()).isEqualTo(byPath.body());
  }

  @Test
  void a_group_whose_path_is_digits_is_not_found_by_them() throws Exception {
    gitlab.addGroup("4711", Map.of("quota", "3"));

    assertThat(caller.get("groups/4711/custom_attributes", "PRIVATE-TOKEN", "admin").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"admin,200,404", "reader,403,404", "stranger,403,404", "nobody,401,401"})
  void a_missing_group_is_told_before_missing_rights(String token, int known, int unknown)
      throws Exception {
    gitlab.addGroup("acme/tools", Map.of());

    assertThat(caller.get(ATTRIBUTES, "PRIVATE-TOKEN", token).statusCode()).isEqualTo(known);
    assertThat(caller.get("groups/acme/custom_attributes", "PRIVATE-TOKEN", token).statusCode())
        .isEqualTo(unknown);
  }

  @Test
  void one_attribute_is_found_or_not() throws Exception {
    gitlab.addGroup("acme/tools", Map.of("quota", "3"));

    var found = caller.get(ATTRIBUTES + "/quota", "PRIVATE-TOKEN", "admin");

    assertThat(body(found).get("value").getAsString()).isEqualTo("3");
    assertThat(caller.get(ATTRIBUTES + "/other", "PRIVATE-TOKEN", "admin").statusCode())
        .isEqualTo(404);
  }

  @Test
  void other_paths_and_methods_are_refused() throws Exception {
    assertThat(caller.get("nothing").statusCode()).isEqualTo(404);
    assertThat(caller.get("jobs/request").statusCode()).isEqualTo(405);
  }

  private String path(String project) {
    return "projects/" + project + "/jobs/" + job;
  }
}
