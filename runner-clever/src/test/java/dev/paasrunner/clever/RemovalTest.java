package dev.paasrunner.clever;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.clever.ScriptedClever.Answer;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.PaasResource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemovalTest extends ExecutorCase {
  private static final String DELETE = "DELETE " + Answers.ONE;
  private static final String LOOK = "GET " + Answers.ONE;
  private static final String LIST = "GET " + Answers.ONE + "/deployments";
  private static final String CANCEL = DELETE + "/deployments/1/instances";

  private PaasResource host;

  @BeforeEach
  void host_that_was_deployed() throws Exception {
    host = host();
    server
        .on(LIST, Answer.json(200, "[" + Answers.deployment("OK", "DEPLOY", 0) + "]"))
        .on(DELETE, Answers.deleting())
        .on(LOOK, Answers.unknown());
  }

  private static Answer application(String state) {
    return Answer.json(
        200, Answers.application(Answers.APPLICATION, "CREATED", state, Answers.marked()));
  }

  @Test
  void a_host_is_deleted_and_seen_gone() throws Exception {
    executor.decommission(host);

    assertThat(count(DELETE)).isEqualTo(1);
    assertThat(count(LOOK)).isEqualTo(1);
    assertThat(count(CANCEL)).isZero();
  }

  @Test
  void one_that_was_seen_running_costs_two_requests() throws Exception {
    server.on(
        "GET " + Answers.DEPLOYMENTS,
        Answers.deployments(Answers.deployment("TASK_RUNNING", "DEPLOY", 0)));
    assertThat(executor.observe(List.of(host))).hasSize(1);
    int before = server.lines().size();

    executor.decommission(host);

    assertThat(server.lines().subList(before, server.lines().size())).containsExactly(DELETE, LOOK);
  }

  @Test
  void a_build_is_canceled_before() throws Exception {
    server
        .on(LIST, Answer.json(200, "[" + Answers.deployment("WIP", "DEPLOY", 0) + "]"))
        .on(CANCEL, Answer.page(503));

    executor.decommission(host);

    assertThat(count(CANCEL)).isPositive();
    assertThat(count(DELETE)).isEqualTo(1);
  }

  @Test
  void a_host_that_is_gone_already_is_gone() throws Exception {
    server.on(DELETE, Answers.unknown());

    executor.decommission(host);

    assertThat(count(LOOK)).isZero();
  }

  @Test
  void being_deleted_is_not_gone() throws Exception {
    server.on(
        LOOK, application("UP"), application("TO_DELETE"), Answer.page(404), Answers.unknown());

    executor.decommission(host);

    assertThat(count(LOOK)).isGreaterThanOrEqualTo(4);
  }

  @Test
  void a_page_that_says_404_is_no_proof() throws Exception {
    server.on(DELETE, Answer.page(404));

    CallError error = errorOf(() -> executor.decommission(host));

    assertThat(error.kind()).isEqualTo(ErrorKind.TRANSIENT);
    assertThat(error.message()).contains("is cc_api_url right?");
  }

  @Test
  void an_error_of_a_deletion_under_way_is_no_error() throws Exception {
    server
        .on(DELETE, Answer.error(400, 4567, "already TO_DELETE"))
        .on(LOOK, application("TO_DELETE"), Answers.unknown());

    executor.decommission(host);

    assertThat(count(LOOK)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void a_host_of_others_is_gone_only_if_the_organization_can_be_listed_and_lacks_it(int status)
      throws Exception {
    Answer foreign = Answer.error(status, 4002, "not yours");
    server.on(DELETE, foreign).on(LOOK, foreign);
    server.on("GET " + Answers.APPLICATIONS, Answer.error(403, 1504, "no such right"));
    assertThat(errorOf(() -> executor.decommission(host)).kind()).isEqualTo(ErrorKind.DENIED);

    server.on("GET " + Answers.APPLICATIONS, list("UP"));
    assertThat(errorOf(() -> executor.decommission(host)).message()).contains("not yours");

    server.on("GET " + Answers.APPLICATIONS, Answer.json(200, "[]"));
    executor.decommission(host);
  }

  private static Answer list(String state) {
    return Answer.json(200, "[" + application(state).body() + "]");
  }

  @Test
  void what_is_being_deleted_is_found_for_its_removal_and_for_nothing_else() throws Exception {
    server.on("GET " + Answers.APPLICATIONS, list("TO_DELETE"));

    assertThat(executor.find(host.plan())).isEmpty();
    assertThat(executor.findToRemove(host.plan()).map(PaasResource::id))
        .contains(Answers.APPLICATION);
  }

  @Test
  void an_application_that_must_not_be_deleted_is_not_gone() {
    server.on(DELETE, Answer.error(403, 1504, "not allowed"));

    assertThat(errorOf(() -> executor.decommission(host)).kind()).isEqualTo(ErrorKind.DENIED);
  }
}
