package dev.paasrunner.clever;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.clever.ScriptedClever.Answer;
import dev.paasrunner.job.ErrorKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoubtsTest extends ExecutorCase {
  private static final String TRIAL =
      "DELETE " + Answers.APPLICATIONS + "/app_00000000-0000-0000-0000-000000000000";

  @Test
  void a_credential_that_may_everything_raises_none() throws Exception {
    server.on("GET " + Answers.DEPLOYMENTS, Answer.json(200, "{}")).on(TRIAL, Answers.unknown());

    assertThat(executor.doubts()).isEmpty();
  }

  @Test
  void a_role_that_may_not_delete_is_told_before_it_leaks() throws Exception {
    server
        .on("GET " + Answers.DEPLOYMENTS, Answer.json(200, "{}"))
        .on(TRIAL, Answer.error(403, 1504, "your role does not allow it"));

    assertThat(executor.doubts())
        .singleElement()
        .asString()
        .contains("every job would leave one behind", "your role does not allow it");
  }

  @Test
  void a_role_that_is_known_not_to_delete_is_told() throws Exception {
    server
        .on("GET " + Answers.DEPLOYMENTS, Answer.json(200, "{}"))
        .on(TRIAL, Answers.unknown())
        .on("GET /v2/self", Answer.json(200, "{\"id\":\"user_1\"}"))
        .on(
            "GET " + Answers.OF_ORGANIZATION + "/members",
            Answer.json(
                200,
                "[{\"member\":{\"id\":\"user_2\"},\"role\":\"ADMIN\"},{\"member\":{\"id\":\"user_1\"},\"role\":\"DEVELOPER\"}]"));

    assertThat(executor.doubts())
        .singleElement()
        .asString()
        .contains("every job would leave one behind", "DEVELOPER");
  }

  @Test
  void a_credential_that_is_refused_is_told_once() throws Exception {
    server.on("GET " + Answers.DEPLOYMENTS, Answer.error(401, 2001, "Not connected"));

    assertThat(executor.doubts()).singleElement().asString().contains("does not even list");
    assertThat(count(TRIAL)).isZero();
  }

  @Test
  void a_default_flavor_that_is_not_offered_is_told() throws Exception {
    executor.close();
    Map<String, Object> values = Sections.fixed(server.url());
    values.put("cc_default_flavor", "L");
    executor = Sections.executor(values, (_, _) -> Map.of());
    server.on("GET " + Answers.DEPLOYMENTS, Answer.json(200, "{}")).on(TRIAL, Answers.unknown());

    assertThat(executor.doubts()).singleElement().asString().startsWith("cc_default_flavor");
  }

  @Test
  void a_platform_that_cannot_be_asked_is_an_error() {
    server.on("GET " + Answers.DEPLOYMENTS, Answer.page(503));

    assertThat(errorOf(executor::doubts).kind()).isEqualTo(ErrorKind.TRANSIENT);
  }
}
