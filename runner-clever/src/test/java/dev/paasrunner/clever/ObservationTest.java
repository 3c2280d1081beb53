package dev.paasrunner.clever;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.clever.ScriptedClever.Answer;
import dev.paasrunner.clever.settings.Pace;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.time.SystemTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationTest extends ExecutorCase {
  private static final String LOG = "GET /v4/logs" + Answers.OF_V4 + "/logs";
  private static final String DEPLOYMENT =
      "GET /v4/orchestration"
          + Answers.OF_V4
          + "/deployments/deployment_5d0e4a3c-99aa-4b1c-8d2e-0f1a2b3c4d5e";
  private static final String CANCEL = "DELETE " + Answers.ONE + "/deployments/1/instances";

  private Map<String, HostCondition> look() throws Exception {
    return executor.observe(List.of(host()));
  }

  private HostCondition seen() throws Exception {
    return requireNonNull(look().get("hpd-job-run_1-7"));
  }

  private void deployments(String... entries) {
    server.on("GET " + Answers.DEPLOYMENTS, Answers.deployments(entries));
  }

  private static String now(String state, String action) {
    return Answers.deployment(state, action, Instant.now().toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({"WIP, Pending", "TASK_RUNNING, Running", "OK, Ended", "SOMETHING_NEW, Pending"})
  void one_request_tells_how_a_host_is(String state, String condition) throws Exception {
    deployments(now(state, "DEPLOY"));
    int before = server.lines().size();
    HostCondition seen = seen();

    assertThat(seen.getClass().getSimpleName()).isEqualTo(condition);
    assertThat(server.lines().subList(before, server.lines().size()))
        .filteredOn(line -> !line.contains("products") && !line.contains("billing"))
        .containsExactly("GET " + Answers.DEPLOYMENTS + "?limit=5");
  }

  @Test
  void what_a_host_waits_for_is_told_until_it_runs() throws Exception {
    deployments();
    server.on(
        "GET " + Answers.ONE,
        Answer.json(200, Answers.application("app_1", "CREATED", "SHOULD_BE_UP", "[]")));
    HostCondition _ = seen();
    deployments(now("WIP", "DEPLOY"));
    HostCondition _ = seen();
    assertThat(waits)
        .containsExactly(
            "7: the push is there, and the platform shows no deployment yet",
            "7: the deployment is under way: what was pushed is built and started");
    deployments(now("TASK_RUNNING", "DEPLOY"));
    HostCondition _ = seen();
    deployments();
    HostCondition _ = seen();
    assertThat(waits).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "[], Absent",
        "[{\"state\":\"DELETED\"}], Absent",
        "`[{\"state\":\"DELETED\"},{\"state\":\"TASK_IN_PROGRESS\"}]`, Running"
      })
  void a_running_host_whose_machine_is_gone_is_noticed_after_a_while(
      String instances, String condition) throws Exception {
    deployments(now("TASK_RUNNING", "DEPLOY"));
    server.on("GET " + Answers.ONE + "/instances", Answer.json(200, instances));
    assertThat(seen()).isInstanceOf(HostCondition.Running.class);
    new SystemTime().sleepUntil(Instant.now().plus(Pace.FAST.machineInterval()));

    assertThat(seen().getClass().getSimpleName()).isEqualTo(condition);
  }

  @Test
  void cancellations_above_the_deployment_mean_nothing() throws Exception {
    deployments(now("CANCELLED", "DEPLOY"), now("OK", "CANCEL"), now("TASK_RUNNING", "DEPLOY"));

    assertThat(seen()).isInstanceOf(HostCondition.Running.class);
  }

  @Test
  void a_task_that_was_undeployed_has_ended() throws Exception {
    deployments(now("OK", "UNDEPLOY"), now("TASK_RUNNING", "DEPLOY"));

    assertThat(seen()).isInstanceOf(HostCondition.Ended.class);
  }

  @Test
  void a_failed_deployment_is_broken_with_the_end_of_its_log() throws Exception {
    deployments(now("FAIL", "DEPLOY"));
    server.on(DEPLOYMENT, Answer.json(200, "{\"steps\":[{\"state\":\"WORK_IN_PROGRESS\"}]}"));
    server.on(LOG, log(IntStream.rangeClosed(1, 30).mapToObj(i -> "line " + i).toList()));

    assertThat(seen())
        .isInstanceOfSatisfying(
            HostCondition.Broken.class,
            broken ->
                assertThat(broken.detail())
                    .startsWith("its deployment failed; the end of its log:\n  line 11\n")
                    .endsWith("\n  line 30"));
  }

  private static Answer log(List<String> lines) {
    String events =
        lines.stream()
            .map(
                line ->
                    "event: APPLICATION_LOG\nid: 1\ndata: {\"message\":\"%s\"}\n\n".formatted(line))
            .collect(Collectors.joining("event: HEARTBEAT\n\n"));
    return new Answer(
        200, "text/event-stream", events + "event: APPLICATION_LOG\ndata: {\"mess", Map.of());
  }

  @Test
  void the_log_is_read_once() throws Exception {
    deployments(now("FAIL", "DEPLOY"));
    server.on(DEPLOYMENT, Answer.json(200, "{\"steps\":[]}")).on(LOG, log(List.of("why")));

    HostCondition first = seen();

    assertThat(seen()).isEqualTo(first);
    assertThat(count(LOG)).isEqualTo(1);
    assertThat(count(DEPLOYMENT)).isEqualTo(1);
  }

  @Test
  void a_log_that_cannot_be_read_hides_no_failure() throws Exception {
    deployments(now("FAIL", "DEPLOY"));
    server.on(DEPLOYMENT, Answer.json(200, "{\"steps\":[]}")).on(LOG, Answer.page(500));

    assertThat(seen())
        .isEqualTo(new HostCondition.Broken("its deployment failed; its log could not be read"));
  }

  @Test
  void a_failure_after_the_task_ran_is_an_end() throws Exception {
    deployments(now("FAIL", "DEPLOY"));
    server.on(DEPLOYMENT, Answer.json(200, "{\"steps\":[{\"state\":\"TASK_IN_PROGRESS\"}]}"));

    assertThat(seen()).isInstanceOf(HostCondition.Ended.class);
  }

  @Test
  void a_failure_of_a_host_that_was_seen_running_needs_no_question() throws Exception {
    deployments(now("TASK_RUNNING", "DEPLOY"));
    assertThat(seen()).isInstanceOf(HostCondition.Running.class);
    deployments(now("FAIL", "DEPLOY"));

    assertThat(seen()).isInstanceOf(HostCondition.Ended.class);
    assertThat(count(DEPLOYMENT)).isZero();
  }

  @Test
  void a_failure_that_cannot_be_looked_into_is_left_out() throws Exception {
    deployments(now("FAIL", "DEPLOY"));
    server.on(DEPLOYMENT, Answer.page(500));

    assertThat(look()).isEmpty();
  }

  @Test
  void a_deployment_that_takes_too_long_is_canceled_once_and_broken() throws Exception {
    Instant start = Instant.now().minus(Duration.ofMinutes(16));
    deployments(Answers.deployment("WIP", "DEPLOY", start.toEpochMilli()));
    server.on(LOG, log(List.of("still at it"))).on(CANCEL, Answers.deleting());

    HostCondition first = seen();
    deployments(now("OK", "CANCEL"));

    assertThat(first)
        .isInstanceOfSatisfying(
            HostCondition.Broken.class,
            broken ->
                assertThat(broken.detail())
                    .contains("longer than the 900 s of cc_deployment_timeout and was canceled")
                    .endsWith("still at it"));
    assertThat(seen()).isEqualTo(first);
    assertThat(count(CANCEL)).isEqualTo(1);
  }

  @Test
  void a_cancellation_is_believed_after_a_while() throws Exception {
    deployments(now("CANCELLED", "DEPLOY"));
    assertThat(seen()).isInstanceOf(HostCondition.Pending.class);
    new SystemTime().sleepUntil(Instant.now().plus(Pace.FAST.listingDelay()));

    assertThat(seen())
        .isEqualTo(new HostCondition.Broken("its deployment was canceled at the platform"));
  }

  @Test
  void a_host_that_is_missing_is_absent_on_clever_clouds_word_only() throws Exception {
    server.on("GET " + Answers.DEPLOYMENTS, Answer.json(200, "{}"));
    server.on("GET " + Answers.ONE, Answers.unknown());
    assertThat(seen()).isInstanceOf(HostCondition.Absent.class);

    server.on("GET " + Answers.ONE, Answer.page(404));
    assertThat(look()).isEmpty();

    server.on("GET " + Answers.ONE, Answers.created("CREATED"));
    assertThat(seen()).isInstanceOf(HostCondition.Pending.class);
  }

  @ParameterizedTest
  @CsvSource({"503", "404", "0"})
  void an_organization_that_cannot_be_looked_at_is_said_so(int status) throws Exception {
    server.on("GET " + Answers.DEPLOYMENTS, status == 0 ? Answer.none() : Answer.page(status));

    assertThat(errorOf(this::look).kind()).isEqualTo(ErrorKind.TRANSIENT);
  }
}
