package dev.paasrunner.gitlab.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.gitlab.http.Timeouts;
import dev.paasrunner.gitlab.http.Trouble;
import dev.paasrunner.job.Secret;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.http.Fault;
import dev.paasrunner.testkit.gitlab.http.Reply;
import dev.paasrunner.testkit.gitlab.http.Request;
import dev.paasrunner.testkit.gitlab.model.Profile;
import dev.paasrunner.testkit.gitlab.model.RunnerOptions;
import dev.paasrunner.testkit.gitlab.model.RunnerView;
import dev.paasrunner.testkit.gitlab.model.Switch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrationTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final Instant NOW_IN_SECONDS = Instant.parse("2026-01-02T03:04:05Z");
  private static final String REGISTRATION_TOKEN = "GR1348941S3CRET";
  private static final String RUNNER_TOKEN = "glrt-t1_S3CRET_of_runner";
  private static final String SYSTEM_ID = "r_0123456789ab";

  private FakeGitLab gitlab;
  private Registration registration;

  @BeforeEach
  void start() throws Exception {
    gitlab = FakeGitLab.start(Profile.recent().with(Switch.REGISTRATION_TOKENS));
    gitlab.addRegistrationToken(REGISTRATION_TOKEN);
    gitlab.addRunner(RUNNER_TOKEN);
    registration = Registration.open(access(gitlab.url().toString()), InstantSource.fixed(NOW));
  }

  @AfterEach
  void stop() {
    registration.close();
    gitlab.close();
  }

  private static CoordinatorAccess access(String url) {
    Timeouts timeouts =
        new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20));
    return CoordinatorAccess.of(url, Map.of(), "1.2").withTimeouts(timeouts);
  }

  private static RegistrationRequest request(String token) {
    return request(token, RunnerProperties.of("ours"));
  }

  private static RegistrationRequest request(String token, RunnerProperties properties) {
    return new RegistrationRequest(
        RunnerToken.of(Secret.of(token)), properties, "local-docker", SYSTEM_ID);
  }

  @Test
  void a_registration_token_makes_a_runner_that_is_paused() throws Exception {
    Registered registered = registration.register(request(REGISTRATION_TOKEN));

    RunnerView made = gitlab.runners().getLast();
    assertThat(registered)
        .isEqualTo(
            new Registered(
                Secret.of(made.token()),
                OptionalLong.of(made.id()),
                NOW_IN_SECONDS,
                Optional.empty(),
                true));
    assertThat(made.options()).isEqualTo(new RunnerOptions("ours", Set.of(), true, true));
    assertThat(info(lastRequest()).get("name").getAsString()).isEqualTo("heptapod-paas-runner");
    assertThat(info(lastRequest()).get("executor").getAsString()).isEqualTo("local-docker");
  }

  @Test
  void the_properties_of_the_new_runner_are_told() throws Exception {
    RunnerProperties properties =
        new RunnerProperties(
            "ours",
            List.of("linux", "größe,m"),
            Optional.empty(),
            true,
            false,
            Optional.of(Duration.ofHours(1)));

    registration.register(request(REGISTRATION_TOKEN, properties));

    assertThat(gitlab.runners().getLast().options())
        .isEqualTo(new RunnerOptions("ours", Set.of("linux", "größe,m"), false, false));
    assertThat(json(lastRequest()).get("locked").getAsBoolean()).isTrue();
    assertThat(json(lastRequest()).get("maximum_timeout").getAsLong()).isEqualTo(3600);
  }

  @Test
  void the_token_of_a_runner_is_verified_and_the_daemon_made_known() throws Exception {
    Registered registered = registration.register(request(RUNNER_TOKEN));

    RunnerView runner = gitlab.runners().getFirst();
    assertThat(registered)
        .isEqualTo(
            new Registered(
                Secret.of(RUNNER_TOKEN),
                OptionalLong.of(runner.id()),
                NOW_IN_SECONDS,
                Optional.empty(),
                false));
    assertThat(gitlab.runners()).hasSize(1);
    assertThat(runner.systemIds()).containsExactly(SYSTEM_ID);
  }

  @Test
  void an_old_server_verifies_without_telling_the_number() throws Exception {
    gitlab.become(Profile.old());

    Registered registered = registration.register(request(RUNNER_TOKEN));

    assertThat(registered.id()).isEmpty();
    assertThat(registered.token()).isEqualTo(Secret.of(RUNNER_TOKEN));
  }

  @Test
  void an_old_server_makes_a_paused_runner_too() throws Exception {
    gitlab.become(Profile.old());

    Registered registered = registration.register(request(REGISTRATION_TOKEN));

    assertThat(registered.created()).isTrue();
    assertThat(gitlab.runners().getLast().paused()).isTrue();
  }

  @Test
  void the_end_of_a_token_and_a_fresh_token_are_taken_over() throws Exception {
    gitlab.fault(
        Endpoint.VERIFY_RUNNER,
        Fault.altered(
            _ ->
                Reply.json(
                    200,
                    """
                    {"id":7,"token":"glrt-fresh","token_expires_at":"2027-01-01T02:00:00.5+02:00"}
                    """)));

    Registered registered = registration.register(request(RUNNER_TOKEN));

    assertThat(registered.expiresAt()).contains(Instant.parse("2027-01-01T00:00:00.5Z"));
    assertThat(registered.token()).isEqualTo(Secret.of("glrt-fresh"));
  }

  @Test
  void a_coordinator_without_registration_tokens_is_explained() {
    gitlab.become(Profile.recent());

    assertThat(refusal(Trouble.NOT_FOUND, REGISTRATION_TOKEN))
        .startsWith("cannot register a runner at " + gitlab.url() + ": ")
        .contains("410")
        .contains("web interface")
        .endsWith("which begins with glrt-");
  }

  @Test
  void tokens_that_are_not_known_are_told_apart() {
    assertThat(refusal(Trouble.DENIED, "GR1348941wrong")).contains("registration token (403)");
    assertThat(refusal(Trouble.DENIED, "glrt-wrong")).contains("no runner with this token (403)");
  }

  @Test
  void a_runner_without_any_project_is_explained() {
    gitlab.fault(Endpoint.VERIFY_RUNNER, Fault.status(422));

    assertThat(refusal(Trouble.DENIED, RUNNER_TOKEN)).contains("no project or group any more");
  }

  @Test
  void properties_that_are_refused_are_named_in_the_coordinators_words() {
    RunnerProperties untaggedNeither =
        new RunnerProperties(
            "", List.of(), Optional.of(false), false, true, Optional.of(Duration.ofMinutes(1)));
    RegistrationException error =
        failure(() -> registration.register(request(REGISTRATION_TOKEN, untaggedNeither)));

    assertThat(error.trouble()).isEqualTo(Trouble.REJECTED);
    assertThat(error).hasMessageContaining("400 (tags_list: can not be empty");
  }

  @Test
  void the_page_of_a_proxy_is_not_taken_for_a_coordinators_answer() {
    for (int status : List.of(403, 404, 410, 422)) {
      for (String token : List.of(REGISTRATION_TOKEN, RUNNER_TOKEN)) {
        gitlab.fault(Fault.status(status).html("<html>S3CRET"));
        assertThat(failure(() -> registration.register(request(token))))
            .hasMessageContaining("it answered " + status + " (text/html)")
            .message()
            .doesNotContain("S3CRET")
            .doesNotContain("glrt-");
      }
    }
  }

  @Test
  void a_page_instead_of_the_answer_says_that_a_runner_may_have_been_made() {
    gitlab.fault(
        Endpoint.REGISTER_RUNNER, Fault.altered(_ -> Reply.of(201, "text/html", "<html>")));

    assertThat(refusal(Trouble.UNREADABLE, REGISTRATION_TOKEN))
        .contains("201, with text/html instead of JSON: is the URL right")
        .endsWith("; a runner may have been made nevertheless, see the coordinator's list");
  }

  @Test
  void a_lost_answer_says_that_a_runner_may_have_been_made() {
    gitlab.fault(Endpoint.REGISTER_RUNNER, Fault.connectionLost().afterEffect());

    assertThat(refusal(Trouble.BROKEN, REGISTRATION_TOKEN)).contains("may have been made");
    assertThat(gitlab.runners()).hasSize(2);
  }

  @Test
  void a_token_that_no_configuration_can_hold_is_not_taken() {
    gitlab.fault(
        Endpoint.REGISTER_RUNNER,
        Fault.altered(_ -> Reply.json(201, "{\"id\":1,\"token\":\"a\\nb\"}")));

    assertThat(refusal(Trouble.UNREADABLE, REGISTRATION_TOKEN)).contains("no usable token");
  }

  @Test
  void an_address_with_another_server_or_with_none_is_explained() throws Exception {
    try (Registration wrong =
        Registration.open(access(gitlab.url() + "/wrong"), InstantSource.fixed(NOW))) {
      assertThat(failure(() -> wrong.register(request(RUNNER_TOKEN))))
          .hasMessageContaining("404")
          .hasMessageContaining("is the URL right?");
    }
    try (Registration nobody =
        Registration.open(access("http://127.0.0.1:1"), InstantSource.fixed(NOW))) {
      RegistrationException error = failure(() -> nobody.register(request(RUNNER_TOKEN)));
      assertThat(error).hasMessageEndingWith("nothing accepts connections there");
      assertThat(error.trouble()).isEqualTo(Trouble.UNREACHABLE);
    }
  }

  @Test
  void what_cannot_be_used_is_refused_before_anything_is_sent() {
    assertThat(failure(() -> open(access("ftp://example.org"))))
        .hasMessageContaining("does not start with http");
    assertThat(failure(() -> open(access("http://x").withTlsCaFile(Path.of("/no/such/file")))))
        .hasMessageContaining("/no/such/file cannot be read");
    assertThat(failure(() -> registration.register(request("glrt-with\nline"))))
        .hasMessageContaining("the token has characters no token has")
        .message()
        .doesNotContain("with\nline");
  }

  @Test
  void a_runner_is_removed_once() throws Exception {
    registration.unregister(Secret.of(RUNNER_TOKEN));

    assertThat(gitlab.runners()).isEmpty();
    RegistrationException error = failure(() -> registration.unregister(Secret.of(RUNNER_TOKEN)));
    assertThat(error.trouble()).isEqualTo(Trouble.DENIED);
  }

  @Test
  void a_daemon_is_forgotten_and_the_runner_stays() throws Exception {
    registration.register(request(RUNNER_TOKEN));

    registration.forgetDaemon(Secret.of(RUNNER_TOKEN), SYSTEM_ID);
    registration.forgetDaemon(Secret.of(RUNNER_TOKEN), SYSTEM_ID);

    assertThat(gitlab.runners().getFirst().systemIds()).isEmpty();
  }

  @Test
  void an_interruption_does_not_lose_a_runner_that_is_being_made() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    gitlab.fault(Endpoint.REGISTER_RUNNER, Fault.heldUntil(answered).afterEffect());
    FutureTask<Boolean> registering =
        new FutureTask<>(
            () -> {
              Registered made = registration.register(request(REGISTRATION_TOKEN));
              return made.created() && Thread.currentThread().isInterrupted();
            });
    Thread thread = Thread.ofVirtual().start(registering);
    gitlab.awaitRequest(request -> request.is(Endpoint.REGISTER_RUNNER), Duration.ofSeconds(5));

    thread.interrupt();
    answered.countDown();

    assertThat(registering.get(10, TimeUnit.SECONDS)).isTrue();
  }

  private String refusal(Trouble trouble, String token) {
    RegistrationException error = failure(() -> registration.register(request(token)));
    assertThat(error.trouble()).isEqualTo(trouble);
    assertThat(error.getMessage()).doesNotContain("S3CRET").doesNotContain("\n");
    return error.getMessage();
  }

  private static RegistrationException failure(ThrowingCallable call) {
    return catchThrowableOfType(RegistrationException.class, call);
  }

  private static void open(CoordinatorAccess access) throws RegistrationException {
    Registration.open(access, InstantSource.fixed(NOW)).close();
  }

  private Request lastRequest() {
    return gitlab.requests().getLast();
  }

  private static JsonObject json(Request request) {
    return JsonParser.parseString(request.bodyText()).getAsJsonObject();
  }

  private static JsonObject info(Request request) {
    return json(request).getAsJsonObject("info");
  }
}
