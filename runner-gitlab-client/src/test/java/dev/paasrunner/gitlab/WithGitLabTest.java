package dev.paasrunner.gitlab;

import static dev.paasrunner.gitlab.CoordinatorErrors.errorOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.JobHandle;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.Coordinator.Patience;
import dev.paasrunner.spi.Grant;
import dev.paasrunner.spi.JobStatus;
import dev.paasrunner.spi.TraceProbe;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.http.Fault;
import dev.paasrunner.testkit.gitlab.model.Access;
import dev.paasrunner.testkit.gitlab.model.JobView;
import dev.paasrunner.testkit.gitlab.model.Profile;
import dev.paasrunner.testkit.gitlab.model.Status;
import dev.paasrunner.testkit.gitlab.model.Switch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The client and a coordinator that behaves as the real one, over HTTP.
class WithGitLabTest {
  private static final Failure FAILURE = new Failure(FailureCode.START_TIMEOUT, "zu spät 😀");
  private static final String TEXT =
      "\u001b[31;1mheptapod-paas-runner: zu spät 😀 [code: start-timeout]\u001b[0;m\n";

  private FakeGitLab gitlab;
  private GitLabCoordinator coordinator;

  @BeforeEach
  void start() throws Exception {
    gitlab = FakeGitLab.start();
    gitlab.addRunner(Given.RUNNER_TOKEN);
    coordinator = Given.coordinator(gitlab.url().toString());
  }

  @AfterEach
  void stop() {
    assertThat(gitlab.requests())
        .noneMatch(request -> request.toString().contains("token"))
        .noneMatch(request -> request.toString().contains("S3CRET"));
    coordinator.close();
    gitlab.close();
  }

  @Test
  void a_job_is_taken_by_this_system_with_its_payload_untouched() throws Exception {
    String payload = PayloadBuilder.job(7).variable("X", "äöü 😀").text();
    gitlab.enqueue(payload);

    Grant grant = coordinator.requestJob(Patience.LONG_POLL).orElseThrow();

    assertThat(grant.payload()).isEqualTo(payload);
    assertThat(grant.timeout()).isEqualTo(Duration.ofHours(1));
    assertThat(gitlab.job(7).systemId()).contains("s_0123456789ab");
    assertThat(coordinator.requestJob(Patience.LONG_POLL)).isEmpty();
  }

  @Test
  void a_job_with_fallback_keys_is_not_failed_for_a_missing_feature() throws Exception {
    gitlab.enqueue(
        PayloadBuilder.job(7)
            .with("cache", JsonParser.parseString("[{\"key\":\"a\",\"fallback_keys\":[\"b\"]}]"))
            .text());

    assertThat(coordinator.requestJob(Patience.LONG_POLL).map(Grant::id)).contains(7L);
  }

  @Test
  void a_long_poll_is_held_until_a_job_comes() throws Exception {
    gitlab.become(Profile.recent().withLongPolling(Duration.ofSeconds(15)));
    assertThat(coordinator.requestJob(Patience.LONG_POLL)).isEmpty();
    FutureTask<Optional<Grant>> held =
        new FutureTask<>(() -> coordinator.requestJob(Patience.LONG_POLL));
    Thread.ofVirtual().start(held);
    gitlab.awaitHeldPolls(1, Duration.ofSeconds(5));
    gitlab.enqueue(PayloadBuilder.job(7).text());

    assertThat(held.get(5, TimeUnit.SECONDS)).isEmpty();
    assertThat(coordinator.requestJob(Patience.LONG_POLL).map(Grant::id)).contains(7L);
  }

  @Test
  void a_poll_that_is_merely_held_is_let_go_when_no_more_jobs_are_wanted() throws Exception {
    gitlab.become(Profile.recent().withLongPolling(Duration.ofMinutes(5)));
    assertThat(coordinator.requestJob(Patience.LONG_POLL)).isEmpty();
    FutureTask<Optional<Grant>> held =
        new FutureTask<>(() -> coordinator.requestJob(Patience.LONG_POLL));
    Thread.ofVirtual().start(held);
    gitlab.awaitHeldPolls(1, Duration.ofSeconds(5));
    coordinator.stopHolding();

    assertThat(held.get(10, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void a_short_poll_is_answered_while_a_long_one_would_be_held() throws Exception {
    gitlab.become(Profile.recent().withLongPolling(Duration.ofMinutes(5)));
    coordinator.requestJob(Patience.LONG_POLL);

    assertThat(coordinator.requestJob(Patience.SHORT_POLL)).isEmpty();
  }

  @Test
  void a_removed_runner_is_denied_and_a_paused_one_gets_nothing() throws Exception {
    gitlab.enqueue(PayloadBuilder.job(7).text());
    gitlab.pauseRunner(Given.RUNNER_TOKEN);
    assertThat(coordinator.requestJob(Patience.LONG_POLL)).isEmpty();

    gitlab.removeRunner(Given.RUNNER_TOKEN);
    errorOf(ErrorKind.DENIED, () -> coordinator.requestJob(Patience.LONG_POLL));
  }

  @Test
  void a_cancelled_job_is_seen_canceling_and_then_over_also_without_its_token() throws Exception {
    JobHandle job = acquired();
    assertThat(coordinator.status(job)).isEqualTo(new JobStatus.Running());

    gitlab.cancel(7);
    assertThat(coordinator.status(job)).isEqualTo(new JobStatus.Canceling());
    gitlab.forceCancel(7);
    assertThat(coordinator.status(job)).isEqualTo(new JobStatus.Over("canceled"));
    gitlab.eraseToken(7);
    assertThat(coordinator.status(job)).isEqualTo(new JobStatus.Over(""));
  }

  @Test
  void a_canceling_job_is_not_over_where_an_old_server_forbids_to_update_it() throws Exception {
    gitlab.become(
        Profile.recent()
            .without(Switch.JOB_STATUS_ON_PUT, Switch.CANCELING_EXECUTING, Switch.CANCELING_SHOWN));
    JobHandle job = acquired();
    assertThat(coordinator.status(job)).isEqualTo(new JobStatus.Running());

    gitlab.cancel(7);

    assertThat(coordinator.status(job)).isEqualTo(new JobStatus.Canceling());
  }

  @Test
  void a_proxy_that_refuses_everybody_ends_no_job() throws Exception {
    JobHandle job = acquired();

    gitlab.fault(Endpoint.UPDATE_JOB, Fault.status(403).html("<html>blocked"));
    assertThat(coordinator.status(job)).isEqualTo(new JobStatus.Running());
    gitlab.fault(Fault.status(403).html("<html>blocked").always());
    CallError error = errorOf(ErrorKind.TRANSIENT, () -> coordinator.status(job));

    assertThat(error.message()).startsWith("it is unclear whether job 7 is over");
    gitlab.clearFaults();
  }

  @Test
  void a_failure_is_reported_with_its_message_and_reason() throws Exception {
    JobHandle job = acquired();

    coordinator.fail(job, FAILURE);

    JobView failed = gitlab.job(7);
    assertThat(failed.status()).isEqualTo(Status.FAILED);
    assertThat(failed.failureReason()).contains("runner_system_failure");
    assertThat(failed.exitCode()).hasValue(103);
    assertThat(failed.trace().text()).isEqualTo(TEXT);
    coordinator.fail(job, FAILURE);
    assertThat(gitlab.job(7).trace().text()).isEqualTo(TEXT);
  }

  @Test
  void a_message_follows_what_the_host_has_written_byte_by_byte() throws Exception {
    JobHandle job = acquired();
    append(job, "größer als ein Zeichen: 😀\n");

    coordinator.fail(job, FAILURE);

    assertThat(gitlab.job(7).trace().text()).isEqualTo("größer als ein Zeichen: 😀\n" + TEXT);
  }

  @Test
  void a_report_whose_answer_is_lost_is_made_again_without_a_second_message() throws Exception {
    JobHandle job = acquired();
    append(job, "ä");
    gitlab.fault(Endpoint.UPDATE_JOB, Fault.connectionLost());

    errorOf(ErrorKind.TRANSIENT, () -> coordinator.fail(job, FAILURE));
    coordinator.fail(job, FAILURE);

    assertThat(gitlab.job(7).status()).isEqualTo(Status.FAILED);
    assertThat(gitlab.job(7).trace().text()).isEqualTo("ä" + TEXT);
  }

  @Test
  void a_message_written_before_a_restart_is_not_written_again() throws Exception {
    JobHandle job = acquired();
    append(job, TEXT);

    coordinator.fail(job, FAILURE);

    assertThat(gitlab.job(7).trace().text()).isEqualTo(TEXT);
  }

  @Test
  void a_canceling_job_that_is_reported_as_failed_ends_as_canceled() throws Exception {
    JobHandle job = acquired();
    gitlab.cancel(7);

    coordinator.fail(job, FAILURE);

    assertThat(gitlab.job(7).status()).isEqualTo(Status.CANCELED);
    gitlab.eraseToken(7);
    coordinator.fail(job, FAILURE);
  }

  @Test
  void a_job_lost_on_its_way_is_transient_and_no_second_one_is_taken() throws Exception {
    gitlab.enqueue(PayloadBuilder.job(7).text());
    gitlab.enqueue(PayloadBuilder.job(8).text());
    gitlab.fault(Endpoint.REQUEST_JOB, Fault.connectionLost().afterEffect());

    errorOf(ErrorKind.TRANSIENT, () -> coordinator.requestJob(Patience.LONG_POLL));

    assertThat(gitlab.job(7).status()).isEqualTo(Status.RUNNING);
    assertThat(gitlab.job(8).status()).isEqualTo(Status.PENDING);
  }

  @Test
  void a_job_that_arrives_in_part_is_given_back_as_failed() throws Exception {
    gitlab.enqueue(PayloadBuilder.job(7).text());
    gitlab.fault(Endpoint.REQUEST_JOB, Fault.truncated().afterEffect());

    errorOf(ErrorKind.TRANSIENT, () -> coordinator.requestJob(Patience.LONG_POLL));

    assertThat(gitlab.job(7).status()).isEqualTo(Status.FAILED);
    assertThat(gitlab.job(7).failureReason()).contains("runner_system_failure");
    assertThat(gitlab.job(7).trace().text()).contains("[code: bad-payload]");
  }

  @Test
  void attributes_of_a_subgroup_are_read_with_an_administrators_token_only() throws Exception {
    gitlab.addGroup("acme/tools", Map.of("clever_organization", "orga_1"));
    gitlab.addAccessToken("glpat-admin", Access.ADMIN);
    gitlab.addAccessToken("glpat-guest", Access.GUEST);
    Secret admin = Secret.of("glpat-admin");

    assertThat(coordinator.customAttributes().of("acme/tools", admin))
        .isEqualTo(Map.of("clever_organization", Secret.of("orga_1")));
    errorOf(ErrorKind.GONE, () -> coordinator.customAttributes().of("acme/none", admin));
    errorOf(
        ErrorKind.DENIED,
        () -> coordinator.customAttributes().of("acme/tools", Secret.of("glpat-guest")));
    errorOf(
        ErrorKind.DENIED,
        () -> coordinator.customAttributes().of("acme/tools", Secret.of("wrong")));
  }

  @Test
  void a_job_log_is_seen_to_begin_with_a_token_that_may_read_it_only() throws Exception {
    gitlab.addAccessToken("glpat-reader", Access.BUILD_READER);
    JobHandle job = acquired();
    long project = gitlab.job(7).info().projectId();
    TraceProbe probe = coordinator.traceProbe(Secret.of("glpat-reader"));

    assertThat(probe.hasOutput(project, 7)).isFalse();
    append(job, "hello");
    assertThat(probe.hasOutput(project, 7)).isTrue();
    errorOf(
        ErrorKind.DENIED, () -> coordinator.traceProbe(Secret.of("wrong")).hasOutput(project, 7));
  }

  private JobHandle acquired() throws Exception {
    gitlab.enqueue(PayloadBuilder.job(7).text());
    Grant grant = coordinator.requestJob(Patience.LONG_POLL).orElseThrow();
    return new JobHandle(
        new JobKey(coordinator.url(), "r", grant.id()), grant.token(), grant.knownReasons());
  }

  private void append(JobHandle job, String text) throws IOException, InterruptedException {
    URI trace = URI.create(gitlab.url() + "/api/v4/jobs/" + job.key().id() + "/trace");
    HttpRequest request =
        HttpRequest.newBuilder(trace)
            .method("PATCH", HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8))
            .header("JOB-TOKEN", job.token().reveal())
            .header("Content-Range", "0-0")
            .build();
    try (HttpClient host = HttpClient.newHttpClient()) {
      assertThat(host.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    }
  }
}
