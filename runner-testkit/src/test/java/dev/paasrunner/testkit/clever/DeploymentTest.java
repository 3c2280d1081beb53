package dev.paasrunner.testkit.clever;

import static dev.paasrunner.testkit.clever.CleverCaller.body;
import static dev.paasrunner.testkit.clever.CleverCaller.id;
import static dev.paasrunner.testkit.clever.CleverCaller.list;
import static dev.paasrunner.testkit.clever.CleverCaller.said;
import static dev.paasrunner.testkit.clever.CleverCaller.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.model.Switch;
import dev.paasrunner.testkit.clever.model.Switches;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeploymentTest {
  private final ManualClock clock = new ManualClock();
  private final ManualRuns runs = new ManualRuns();
  private final FakeClever clever = FakeClever.start(Switches.INSTANT, runs, clock);
  private final CleverCaller caller = new CleverCaller(clever);
  private final Pusher pusher = new Pusher("Jenkins", caller.token);
  private JsonObject application = new JsonObject();
  private ObjectId commit = ObjectId.zeroId();

  @BeforeEach
  void create() throws Exception {
    application = caller.created("a");
  }

  @AfterEach
  void close() {
    caller.close();
    clever.close();
  }

  private void push() throws Exception {
    ObjectId[] parents =
        commit.equals(ObjectId.zeroId()) ? new ObjectId[0] : new ObjectId[] {commit};
    commit = pusher.commit(Map.of("Dockerfile", "FROM " + commit.name()), parents);
    var _ = pusher.push(application, commit);
  }

  private String path(String rest) {
    return caller.one(id(application)) + rest;
  }

  private List<String> states() throws Exception {
    return each(list(caller.get(path("/deployments"))), "state");
  }

  private List<String> instances(String query) throws Exception {
    return each(list(caller.get(path("/instances" + query))), "state");
  }

  private static List<String> each(JsonArray array, String key) {
    return array.asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(one -> one.get(key).getAsString())
        .toList();
  }

  @Test
  void a_regular_application_is_up_once_it_listens_and_is_deployed_again_after_a_crash()
      throws Exception {
    clever.makeRegular("a");
    push();
    runs.newest().running();
    clock.pass(Duration.ofMinutes(1));
    assertThat(states()).containsExactly("WIP");
    assertThat(instances("")).containsExactly("STARTING");

    runs.newest().listening();
    clock.pass(Duration.ofHours(1));
    assertThat(states()).containsExactly("OK");
    assertThat(instances("")).containsExactly("UP");

    runs.newest().ended(0);
    assertThat(states()).containsExactly("OK");
    assertThat(instances("")).isEmpty();
    clock.pass(Duration.ofMinutes(2));
    assertThat(states()).containsExactly("WIP", "OK");
    assertThat(each(list(caller.get(path("/deployments"))), "cause"))
        .containsExactly("Monitoring/Unreachable", "Git");
    assertThat(runs.events).hasSize(2);
  }

  @Test
  void a_regular_application_that_does_not_listen_fails() throws Exception {
    clever.makeRegular("a");
    push();
    runs.newest().running();
    clock.pass(Duration.ofMinutes(2));

    assertThat(states()).containsExactly("FAIL");
    assertThat(instances("")).isEmpty();
    assertThat(runs.killed).hasSize(1);
    assertThat(clever.everything().getFirst().logLines())
        .anyMatch(line -> line.message().contains("Nothing listening on 0.0.0.0:8080"));
  }

  @Test
  void a_regular_application_that_ends_before_it_listened_fails_and_stays_so() throws Exception {
    clever.makeRegular("a");
    push();
    runs.newest().running();
    runs.newest().ended(0);
    clock.pass(Duration.ofHours(1));

    assertThat(states()).containsExactly("FAIL");
  }

  @Test
  void a_task_is_built_runs_and_ends() throws Exception {
    push();
    assertThat(states()).containsExactly("WIP");
    assertThat(instances("")).containsExactly("DEPLOYING");
    runs.newest().running();
    assertThat(states()).containsExactly("TASK_RUNNING");
    assertThat(instances("")).containsExactly("TASK_IN_PROGRESS");
    runs.newest().ended(0);
    assertThat(states()).containsExactly("OK");
    assertThat(instances("")).isEmpty();
    assertThat(instances("?withDeleted=true")).containsExactly("DELETED");
  }

  @Test
  void a_deployment_is_told_in_the_words_of_v2() throws Exception {
    push();
    JsonObject row = list(caller.get(path("/deployments"))).get(0).getAsJsonObject();
    assertThat(row.get("id").getAsInt()).isEqualTo(1);
    assertThat(row.get("uuid").getAsString()).startsWith("deployment_");
    assertThat(row.get("date").getAsLong()).isEqualTo(clock.instant().toEpochMilli());
    assertThat(row.get("action").getAsString()).isEqualTo("DEPLOY");
    assertThat(row.get("cause").getAsString()).isEqualTo("Git");
    assertThat(row.get("commit").getAsString()).isEqualTo(commit.name());
    assertThat(body(caller.get(path("/deployments/" + row.get("uuid").getAsString()))))
        .isEqualTo(row);
    assertThat(body(caller.get(path("/deployments/1")))).isEqualTo(row);
    assertThat(caller.get(path("/deployments/2")).statusCode()).isEqualTo(404);
  }

  @Test
  void a_deployment_is_told_in_the_words_of_v4_with_its_steps() throws Exception {
    push();
    clock.pass(Duration.ofSeconds(40));
    runs.newest().running();
    JsonObject row =
        list(caller.get(caller.modern(id(application)) + "/deployments")).get(0).getAsJsonObject();
    assertThat(row.get("state").getAsString()).isEqualTo("TASK_IN_PROGRESS");
    assertThat(each(row.getAsJsonArray("steps"), "state"))
        .containsExactly("QUEUED", "WORK_IN_PROGRESS", "TASK_IN_PROGRESS");
    assertThat(each(row.getAsJsonArray("steps"), "date").getLast())
        .isEqualTo("2026-02-01T10:00:40Z");
    assertThat(row.getAsJsonObject("version").get("commitId").getAsString())
        .isEqualTo(commit.name());
    assertThat(row.getAsJsonObject("origin").get("source").getAsString()).isEqualTo("GIT");
  }

  @Test
  void a_deployment_is_shown_some_time_after_its_push() throws Exception {
    clever.become(
        Switches.INSTANT.delayed(
            Duration.ZERO, Duration.ofSeconds(2), Duration.ZERO, Duration.ZERO));
    push();
    assertThat(states()).isEmpty();
    String modern =
        caller.modern(id(application))
            + "/deployments/"
            + clever.everything().getFirst().deployments().getFirst().uuid();
    assertThat(caller.get(modern).statusCode()).isEqualTo(404);
    assertThat(body(caller.get(modern)).has("code")).isTrue();
    clock.pass(Duration.ofSeconds(2));
    assertThat(states()).containsExactly("WIP");
    assertThat(caller.get(modern).statusCode()).isEqualTo(200);
  }

  @Test
  void one_request_tells_the_deployments_of_a_whole_organization() throws Exception {
    push();
    runs.newest().ended(0);
    push();
    String silent = id(caller.created("never pushed"));
    JsonObject all =
        body(caller.get("/v2/organisations/" + caller.organization + "/deployments?limit=1"));
    assertThat(each(all.getAsJsonArray(id(application)), "id")).containsExactly("2");
    assertThat(all.getAsJsonArray(silent)).isEmpty();
  }

  @Test
  void a_task_that_exits_with_an_error_fails_its_deployment_or_not() throws Exception {
    push();
    runs.newest().running();
    runs.newest().ended(1);
    assertThat(states()).containsExactly("FAIL");
    clever.become(Switches.INSTANT.without(Switch.EXIT_CODE_FAILS));
    push();
    runs.newest().running();
    runs.newest().ended(1);
    assertThat(states()).containsExactly("OK", "FAIL");
  }

  @Test
  void a_build_that_fails_fails_its_deployment() throws Exception {
    push();
    runs.newest().printed(List.of("no such image"));
    runs.newest().failed();
    assertThat(states()).containsExactly("FAIL");
    assertThat(instances("")).isEmpty();
  }

  @Test
  void deployments_of_one_application_wait_for_each_other() throws Exception {
    push();
    push();
    assertThat(states()).containsExactly("WIP");
    assertThat(each(list(caller.get(caller.modern(id(application)) + "/deployments")), "state"))
        .containsExactly("QUEUED", "WORK_IN_PROGRESS");
    runs.newest().ended(0);
    assertThat(states()).containsExactly("WIP", "OK");
    assertThat(runs.pushed).hasSize(2);
  }

  @Test
  void a_push_can_cancel_the_build_before() throws Exception {
    JsonObject wanted = wanted("b");
    wanted.addProperty("cancelOnPush", true);
    application = body(caller.create(wanted));
    push();
    push();
    assertThat(states()).containsExactly("WIP", "CANCELLED");
    assertThat(runs.killed).containsExactly(id(application));
  }

  @Test
  void a_build_is_canceled_by_the_number_or_the_uuid() throws Exception {
    push();
    assertThat(caller.delete(path("/deployments/1/instances")).statusCode()).isEqualTo(200);
    assertThat(states()).containsExactly("CANCELLED");
    assertThat(runs.killed).containsExactly(id(application));
    push();
    String uuid = clever.everything().getFirst().deployments().getLast().uuid();
    assertThat(caller.delete(path("/deployments/" + uuid + "/instances")).statusCode())
        .isEqualTo(200);
    assertThat(states()).containsExactly("CANCELLED", "CANCELLED");
    assertThat(caller.delete(path("/deployments/1/instances")).statusCode()).isEqualTo(400);
  }

  @Test
  void what_a_canceled_build_still_tells_does_not_count() throws Exception {
    push();
    caller.delete(path("/deployments/1/instances"));
    runs.newest().running();
    runs.newest().ended(0);
    assertThat(states()).containsExactly("CANCELLED");
  }

  @Test
  void a_canceled_deployment_may_disappear_for_a_row_of_the_action_cancel() throws Exception {
    clever.become(Switches.INSTANT.with(Switch.CANCELLED_VANISHES));
    push();
    String uuid = clever.everything().getFirst().deployments().getFirst().uuid();
    caller.delete(path("/deployments/1/instances"));
    JsonArray rows = list(caller.get(path("/deployments")));
    assertThat(each(rows, "action")).containsExactly("CANCEL");
    assertThat(each(rows, "uuid")).doesNotContain(uuid);
    assertThat(caller.get(path("/deployments/" + uuid)).statusCode()).isEqualTo(404);
  }

  @Test
  void a_push_may_leave_a_spurious_cancelled_row() throws Exception {
    clever.become(Switches.INSTANT.with(Switch.SPURIOUS_CANCELLED));
    push();
    assertThat(states()).containsExactly("WIP", "CANCELLED");
  }

  @Test
  void what_runs_is_stopped() throws Exception {
    push();
    runs.newest().running();
    assertThat(caller.delete(path("/instances")).statusCode()).isEqualTo(200);
    assertThat(states()).containsExactly("CANCELLED");
    assertThat(instances("")).isEmpty();
    assertThat(runs.killed).containsExactly(id(application));
  }

  @Test
  void a_commit_is_deployed_again_on_demand() throws Exception {
    assertThat(said(caller.send("POST", path("/instances"), ""))).isEqualTo("400/4014");
    push();
    runs.newest().ended(0);
    JsonObject message = body(caller.send("POST", path("/instances"), ""));
    assertThat(message.get("deploymentId").getAsString()).startsWith("deployment_");
    assertThat(states()).containsExactly("WIP", "OK");
    assertThat(runs.pushed.getLast().files()).containsOnlyKeys("Dockerfile");
    assertThat(clever.everything().getFirst().pushes()).isEqualTo(1);
  }

  @Test
  void a_deletion_kills_what_runs() throws Exception {
    push();
    runs.newest().running();
    caller.delete(path(""));
    assertThat(runs.killed).containsExactly(id(application));
    assertThat(clever.everything().getFirst().hasInstance()).isFalse();
  }

  @Test
  void a_host_that_is_lost_leaves_its_deployment_running() throws Exception {
    push();
    runs.newest().running();
    assertThat(clever.loseHost("a")).isTrue();
    assertThat(states()).containsExactly("TASK_RUNNING");
    assertThat(instances("")).isEmpty();
    assertThat(clever.loseHost("a")).isFalse();
  }

  @Test
  void instances_are_told_in_the_words_of_both_versions() throws Exception {
    push();
    JsonObject old = list(caller.get(path("/instances"))).get(0).getAsJsonObject();
    assertThat(old.get("deployNumber").getAsInt()).isEqualTo(1);
    assertThat(old.get("commit").getAsString()).isEqualTo(commit.name());
    String deployment = old.get("deployId").getAsString();
    assertThat(list(caller.get(path("/instances?deploymentId=" + deployment)))).hasSize(1);
    assertThat(list(caller.get(path("/instances?deploymentId=deployment_0")))).isEmpty();
    assertThat(body(caller.get(path("/instances/" + old.get("id").getAsString())))).isEqualTo(old);
    clock.pass(Duration.ofSeconds(30));
    runs.newest().ended(0);
    JsonObject modern =
        list(caller.get(caller.modern(id(application)) + "/instances")).get(0).getAsJsonObject();
    assertThat(modern.get("creationDate").getAsString()).isEqualTo("2026-02-01T10:00:00Z");
    assertThat(modern.get("deletionDate").getAsString()).isEqualTo("2026-02-01T10:00:30Z");
  }
}
