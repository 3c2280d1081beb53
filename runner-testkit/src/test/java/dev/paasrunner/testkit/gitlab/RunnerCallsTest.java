package dev.paasrunner.testkit.gitlab;

import static dev.paasrunner.testkit.gitlab.Caller.body;
import static dev.paasrunner.testkit.gitlab.Caller.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.gitlab.model.Profile;
import dev.paasrunner.testkit.gitlab.model.RunnerView;
import dev.paasrunner.testkit.gitlab.model.Status;
import dev.paasrunner.testkit.gitlab.model.Switch;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RunnerCallsTest {
  private static final String RUNNER = "glrt-t1_AbCdEfGhIjKl";
  private static final String SYSTEM = "s_0123456789ab";
  private static final String REGISTRATION = "GR1348941abcdef";

  private final FakeGitLab gitlab =
      FakeGitLab.start(Profile.recent().with(Switch.REGISTRATION_TOKENS));
  private final Caller caller = new Caller(gitlab);

  @BeforeEach
  void addTokens() {
    gitlab.addRunner(RUNNER);
    gitlab.addRegistrationToken(REGISTRATION);
  }

  @AfterEach
  void stop() {
    caller.close();
    gitlab.close();
  }

  @Test
  void a_runner_is_registered_with_its_options_and_can_request_jobs() throws Exception {
    HttpResponse<String> response =
        register(Map.of("description", "big one", "tag_list", "a, b", "run_untagged", false));

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(body(response).get("token_expires_at").isJsonNull()).isTrue();
    String token = body(response).get("token").getAsString();
    RunnerView runner = gitlab.runners().getLast();
    assertThat(runner.id()).isEqualTo(body(response).get("id").getAsLong());
    assertThat(runner.token()).isEqualTo(token);
    assertThat(runner.options().tags()).containsExactlyInAnyOrder("a", "b");
    assertThat(runner.options().description()).isEqualTo("big one");
    assertThat(caller.requestJob(token).statusCode()).isEqualTo(204);
  }

  @Test
  void a_runner_may_be_registered_as_paused() throws Exception {
    assertThat(register(Map.of("paused", true)).statusCode()).isEqualTo(201);
    assertThat(gitlab.runners().getLast().paused()).isTrue();
    assertThat(register(Map.of("active", false)).statusCode()).isEqualTo(201);
    assertThat(gitlab.runners().getLast().paused()).isTrue();
    assertThat(register(Map.of("active", true)).statusCode()).isEqualTo(201);
    assertThat(gitlab.runners().getLast().paused()).isFalse();
  }

  @Test
  void an_old_server_knows_only_active() throws Exception {
    gitlab.become(Profile.old());

    assertThat(register(Map.of("paused", true)).statusCode()).isEqualTo(201);
    assertThat(gitlab.runners().getLast().paused()).isFalse();
    assertThat(register(Map.of("active", false)).statusCode()).isEqualTo(201);
    assertThat(gitlab.runners().getLast().paused()).isTrue();
  }

  @Test
  void a_recent_server_does_not_take_both_words_for_paused() throws Exception {
    assertThat(register(Map.of("paused", true, "active", false)).statusCode()).isEqualTo(400);
  }

  @Test
  void a_wrong_registration_token_is_forbidden() throws Exception {
    assertThat(caller.sendJson("POST", "runners", Map.of("token", RUNNER)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void registration_can_be_disallowed() throws Exception {
    gitlab.become(Profile.recent());

    HttpResponse<String> response = register(Map.of());

    assertThat(response.statusCode()).isEqualTo(410);
    assertThat(message(response)).isEqualTo("410 Gone - runner registration disallowed");
  }

  @Test
  void options_are_validated() throws Exception {
    String manyTags =
        IntStream.rangeClosed(1, 51).mapToObj(Integer::toString).collect(Collectors.joining(","));

    assertInvalid("tags_list", Map.of("run_untagged", false));
    assertInvalid("tags_list", Map.of("tag_list", manyTags));
    assertInvalid("maximum_timeout", Map.of("maximum_timeout", 599));
    assertInvalid("maintenance_note", Map.of("maintenance_note", "x".repeat(1025)));
    assertThat(register(Map.of("maximum_timeout", 600)).statusCode()).isEqualTo(201);
  }

  @Test
  void verification_tells_the_id_and_notes_the_program() throws Exception {
    HttpResponse<String> response = verify(RUNNER);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(body(response).get("token").getAsString()).isEqualTo(RUNNER);
    assertThat(gitlab.runners().getFirst().systemIds()).containsExactly(SYSTEM);
    assertThat(verify("wrong").statusCode()).isEqualTo(403);
  }

  @Test
  void features_told_at_verification_count_for_cancel() throws Exception {
    String info =
        "{\"token\":\"%s\",\"system_id\":\"%s\",\"info\":{\"features\":{\"cancel_gracefully\":true}}}"
            .formatted(RUNNER, SYSTEM);
    assertThat(
            caller
                .send("POST", "runners/verify", info, "Content-Type", "application/json")
                .statusCode())
        .isEqualTo(200);
    long job = gitlab.enqueue(PayloadBuilder::job);
    assertThat(caller.requestJobWith(RUNNER).statusCode()).isEqualTo(201);
    gitlab.cancel(job);

    assertThat(gitlab.job(job).status()).isEqualTo(Status.CANCELING);
  }

  @Test
  void an_old_coordinator_verifies_with_a_text() throws Exception {
    gitlab.become(Profile.old());

    assertThat(verify(RUNNER).body()).isEqualTo("200");
  }

  @Test
  void a_runner_can_delete_itself() throws Exception {
    assertThat(delete("runners", Map.of("token", RUNNER))).isEqualTo(204);
    assertThat(delete("runners", Map.of("token", RUNNER))).isEqualTo(403);
    assertThat(gitlab.runners()).isEmpty();
  }

  @Test
  void a_runner_can_forget_one_program() throws Exception {
    assertThat(verify(RUNNER).statusCode()).isEqualTo(200);

    assertThat(delete("runners/managers", Map.of("token", RUNNER))).isEqualTo(400);
    assertThat(delete("runners/managers", manager("wrong", SYSTEM))).isEqualTo(403);
    assertThat(delete("runners/managers", manager(RUNNER, SYSTEM))).isEqualTo(204);
    assertThat(delete("runners/managers", manager(RUNNER, SYSTEM))).isEqualTo(404);
    assertThat(verify(RUNNER).statusCode()).isEqualTo(200);
  }

  private void assertInvalid(String field, Map<String, ?> options) throws Exception {
    HttpResponse<String> response = register(options);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(body(response).getAsJsonObject("message").has(field)).isTrue();
  }

  private HttpResponse<String> register(Map<String, ?> options) throws Exception {
    Map<String, Object> body = new HashMap<>(options);
    body.put("token", REGISTRATION);
    return caller.sendJson("POST", "runners", body);
  }

  private HttpResponse<String> verify(String token) throws Exception {
    return caller.sendJson("POST", "runners/verify", manager(token, SYSTEM));
  }

  private int delete(String path, Map<String, ?> body) throws Exception {
    return caller.sendJson("DELETE", path, body).statusCode();
  }

  private static Map<String, String> manager(String token, String systemId) {
    return Map.of("token", token, "system_id", systemId);
  }
}
