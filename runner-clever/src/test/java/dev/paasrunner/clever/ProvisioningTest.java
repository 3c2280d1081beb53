package dev.paasrunner.clever;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.clever.ScriptedClever.Answer;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.PaasResource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisioningTest extends ExecutorCase {
  private static final String CREATE = "POST " + Answers.APPLICATIONS;
  private static final String ENV = "PUT " + Answers.ONE + "/env";

  private JsonObject sent(String line) {
    return server.seen().stream()
        .filter(one -> one.line().equals(line))
        .map(one -> JsonParser.parseString(one.body()).getAsJsonObject())
        .toList()
        .getLast();
  }

  private static Answer whole(String repositoryState) {
    return Answer.json(
        200,
        Answers.application(
            Answers.APPLICATION, repositoryState, "SHOULD_BE_DOWN", Answers.marked()));
  }

  @Test
  void one_request_makes_a_task_with_mark_and_environment() throws Exception {
    server.on(CREATE, whole("CREATED"));
    HostPlan plan = plan();
    int before = server.lines().size();

    PaasResource host = executor.provision(plan);

    assertThat(host.id()).isEqualTo(Answers.APPLICATION);
    assertThat(server.lines().subList(before, server.lines().size()))
        .containsExactly("GET " + Answers.APPLICATIONS, CREATE);
    JsonObject sent = sent(CREATE);
    assertThat(sent.get("name").getAsString()).isEqualTo("hpd-job-run_1-7");
    assertThat(sent.get("instanceLifetime").getAsString()).isEqualTo("TASK");
    assertThat(sent.get("instanceType").getAsString()).isEqualTo("docker");
    assertThat(sent.get("instanceVersion").getAsString()).isEqualTo("20260112");
    assertThat(sent.get("instanceVariant").getAsString())
        .isEqualTo("70d676a0-a775-4dc9-a43d-3121036e8515");
    assertThat(sent.get("minFlavor").getAsString()).isEqualTo("heptapod-runner-M");
    assertThat(sent.get("maxFlavor").getAsString()).isEqualTo("heptapod-runner-M");
    assertThat(sent.get("deploy").getAsString()).isEqualTo("git");
    assertThat(sent.get("zone").getAsString()).isEqualTo("par");
    assertThat(sent.get("tags").toString()).contains("runner:run_1", "job:7");
    assertThat(sent.getAsJsonObject("env").get("CC_MOUNT_DOCKER_SOCKET").getAsString())
        .isEqualTo("true");
    assertThat(sent.getAsJsonObject("env").get("PAAS_RUNNER_SYSTEM_ID").getAsString())
        .isEqualTo("s_0123456789ab");
  }

  @Test
  void an_application_that_is_made_as_no_task_gets_no_job() throws Exception {
    String regular =
        Answers.application(
            Answers.APPLICATION,
            "CREATED",
            "SHOULD_BE_DOWN",
            Answers.marked() + ",\"instance\":{\"lifetime\":\"REGULAR\"}");
    server.on(CREATE, Answer.json(200, regular));
    HostPlan plan = plan();

    CallError error = errorOf(() -> executor.provision(plan));

    assertThat(error.kind()).isEqualTo(ErrorKind.REFUSED);
    assertThat(error.message()).contains(Answers.APPLICATION, "TASK", "lifetime REGULAR");
  }

  @Test
  void applications_are_listed_once_for_all_jobs() throws Exception {
    server.on(CREATE, whole("CREATED")).on(ENV, whole("CREATED"));

    for (int job = 1; job <= 3; job++) {
      PaasResource _ =
          executor.provision(
              executor.plan(Sections.job(job, Map.of()), Sections.owner(job), "host-" + job));
    }

    assertThat(count("GET " + Answers.APPLICATIONS)).isEqualTo(1);
    assertThat(count(CREATE)).isEqualTo(3);
  }

  @Test
  void the_credential_is_in_the_header_and_nowhere_else() throws Exception {
    server.on(CREATE, whole("CREATED"));

    PaasResource host = executor.provision(plan());

    assertThat(server.seen())
        .filteredOn(seen -> seen.line().equals(CREATE))
        .allSatisfy(seen -> assertThat(seen.authorization()).isEqualTo("token " + Sections.TOKEN));
    assertThat(host + server.lines().toString() + sent(CREATE)).doesNotContain(Sections.TOKEN);
  }

  @Test
  void an_environment_that_was_not_taken_is_written_afterwards() throws Exception {
    server.on(CREATE, Answers.created("CREATED")).on(ENV, whole("CREATED"));

    PaasResource _ = executor.provision(plan());

    assertThat(sent(ENV).get("CC_MOUNT_DOCKER_SOCKET").getAsString()).isEqualTo("true");
    assertThat(sent(ENV).get("PAAS_RUNNER_JOB_ID").getAsString()).isEqualTo("7");
  }

  @Test
  void a_repository_in_the_making_is_waited_for_through_trouble() throws Exception {
    server
        .on(CREATE, whole("CREATING"))
        .on(
            "GET " + Answers.ONE,
            Answer.page(503),
            Answer.none(),
            Answers.unknown(),
            whole("CREATED"));
    reopen(Map.of("cc_deployment_repo_wait_step", 1));

    assertThat(executor.provision(plan()).id()).isEqualTo(Answers.APPLICATION);
    assertThat(waits)
        .containsOnly("7: the application is made, and its repository takes no push yet");
  }

  @Test
  void a_repository_that_is_never_ready_is_a_passing_trouble() throws Exception {
    server.on(CREATE, whole("CREATING")).on("GET " + Answers.ONE, whole("CREATING"));
    reopen(Map.of("cc_deployment_repo_timeout", 0));

    CallError error = errorOf(() -> executor.provision(plan()));

    assertThat(error.kind()).isEqualTo(ErrorKind.TRANSIENT);
    assertThat(error.message()).contains("was not ready within 0 s (state \"CREATING\")");
  }

  @Test
  void a_platform_that_asks_to_wait_longer_than_a_repository_may_take_is_obeyed() throws Exception {
    server
        .on(CREATE, whole("CREATING"))
        .on("GET " + Answers.ONE, Answer.error(429, 1, "slow down").with("Retry-After", "600"));
    reopen(Map.of("cc_deployment_repo_wait_step", 1));

    CallError error = errorOf(() -> executor.provision(plan()));

    assertThat(error.kind()).isEqualTo(ErrorKind.EXHAUSTED);
    assertThat(error.retryAfter()).contains(Duration.ofMinutes(10));
    assertThat(count("GET " + Answers.ONE)).isEqualTo(1);
  }

  private void reopen(Map<String, Object> more) throws Exception {
    executor.close();
    Map<String, Object> values = Sections.fixed(server.url());
    values.putAll(more);
    executor = Sections.telling(values, this::waits);
  }

  @ParameterizedTest
  @CsvSource({"0", "500", "503", "404", "403", "200"})
  void an_unclear_answer_is_never_followed_by_a_second_creation(int status) throws Exception {
    server.on(CREATE, status == 0 ? Answer.none() : Answer.page(status));
    HostPlan plan = plan();

    CallError error = errorOf(() -> executor.provision(plan));

    assertThat(error.kind()).isEqualTo(ErrorKind.TRANSIENT);
    assertThat(error.message())
        .contains("cannot create the application hpd-job-run_1-7")
        .doesNotContain("secret-in-a-page");
    assertThat(count(CREATE)).isEqualTo(1);
  }

  @Test
  void what_an_unclear_creation_made_is_found_by_the_next_one() throws Exception {
    server.on(CREATE, Answer.none());
    HostPlan plan = plan();
    CallError _ = errorOf(() -> executor.provision(plan));
    server.on("GET " + Answers.APPLICATIONS, list(Answers.APPLICATION, "SHOULD_BE_DOWN"));

    assertThat(executor.provision(plan).id()).isEqualTo(Answers.APPLICATION);
    assertThat(count(CREATE)).isEqualTo(1);
  }

  private static Answer list(String id, String state) {
    return Answer.json(
        200, "[" + Answers.application(id, "CREATED", state, Answers.marked()) + "]");
  }

  @Test
  void a_host_is_found_by_its_name_and_mark_only() throws Exception {
    String foreign = Answers.marked().replace("s_0123456789ab", "s_other");
    server.on(
        "GET " + Answers.APPLICATIONS,
        Answer.json(
            200,
            "[%s,%s,%s]"
                .formatted(
                    Answers.application(Answers.OTHER_APPLICATION, "CREATED", "UP", foreign),
                    Answers.application("app_b", "CREATED", "TO_DELETE", Answers.marked()),
                    Answers.application("app_c", "CREATED", "UP", Answers.marked())
                        .replace(
                            "\"name\":\"hpd-job-run_1-7\"", "\"name\":\"hpd-job-run_1-70\""))));

    assertThat(executor.find(plan())).isEmpty();
  }

  @Test
  void a_host_that_lost_its_environment_is_known_by_its_description_and_gets_it_back()
      throws Exception {
    String described =
        Answers.application(Answers.APPLICATION, "CREATED", "UP", "[]")
            .replace(
                "\"creationDate\"",
                "\"description\":\"CI job 7 of https://gitlab.example.net for the runner Run_1 of"
                    + " s_0123456789ab\",\"creationDate\"");
    server
        .on("GET " + Answers.APPLICATIONS, Answer.json(200, "[" + described + "]"))
        .on(ENV, whole("CREATED"));

    assertThat(executor.find(plan()).map(PaasResource::id)).contains(Answers.APPLICATION);
    assertThat(sent(ENV).get("PAAS_RUNNER_HOST").getAsString()).isEqualTo("hpd-job-run_1-7");
  }

  @Test
  void the_description_says_whose_the_host_is() throws Exception {
    server.on(CREATE, whole("CREATED"));

    PaasResource _ = executor.provision(plan());

    assertThat(sent(CREATE).get("description").getAsString())
        .isEqualTo("CI job 7 of https://gitlab.example.net for the runner Run_1 of s_0123456789ab");
  }

  @Test
  void of_two_hosts_of_one_job_the_oldest_stays() throws Exception {
    String delete = "DELETE " + Answers.ONE;
    server
        .on(
            "GET " + Answers.APPLICATIONS,
            Answer.json(
                200,
                "[%s,%s]"
                    .formatted(
                        Answers.application(Answers.APPLICATION, "CREATED", "UP", Answers.marked()),
                        Answers.application(
                            Answers.OTHER_APPLICATION, "CREATED", "UP", Answers.marked()))))
        .on(delete, Answers.deleting());

    Optional<PaasResource> found = executor.find(plan());

    assertThat(found.map(PaasResource::id)).contains(Answers.OTHER_APPLICATION);
    assertThat(count(delete)).isEqualTo(1);
  }

  @Test
  void a_retired_product_is_looked_up_again_and_tried_once_more() throws Exception {
    server.on(CREATE, Answer.error(400, 9017, "no such instance"), whole("CREATED"));
    HostPlan plan = plan();
    server.on("GET /v2/products/instances", Answers.products("20260601"));

    PaasResource _ = executor.provision(plan);

    assertThat(sent(CREATE).get("instanceVersion").getAsString()).isEqualTo("20260601");
    assertThat(count("GET /v2/products/instances")).isEqualTo(2);
  }

  @Test
  void a_product_that_stays_retired_is_refused() throws Exception {
    server.on(CREATE, Answer.error(400, 9017, "no such instance"));
    HostPlan plan = plan();

    CallError error = errorOf(() -> executor.provision(plan));

    assertThat(error.kind()).isEqualTo(ErrorKind.REFUSED);
    assertThat(error.message()).contains("no such instance").contains("cc_instance_variant_uuid");
    assertThat(count(CREATE)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "400, 557, REFUSED",
    "401, 2001, DENIED",
    "403, 1504, DENIED",
    "403, 403, EXHAUSTED",
    "429, 1, EXHAUSTED",
  })
  void an_error_is_told_by_its_kind_with_words_and_reference(int status, int id, ErrorKind kind)
      throws Exception {
    server.on(CREATE, Answer.error(status, id, "l’erreur").with("Sozu-Id", "01ABC"));
    HostPlan plan = plan();

    CallError error = errorOf(() -> executor.provision(plan));

    assertThat(error.kind()).isEqualTo(kind);
    assertThat(error.message()).contains("l’erreur").contains("reference 01ABC");
  }

  @Test
  void the_time_that_the_platform_asks_for_is_passed_on() throws Exception {
    server.on(CREATE, Answer.error(429, 1, "slow down").with("Retry-After", "17"));
    HostPlan plan = plan();

    assertThat(errorOf(() -> executor.provision(plan)).retryAfter())
        .contains(Duration.ofSeconds(17));
  }

  @Test
  void a_credential_that_comes_back_is_not_shown() throws Exception {
    server.on(CREATE, Answer.error(400, 1, "bad token " + Sections.TOKEN));
    HostPlan plan = plan();

    assertThat(errorOf(() -> executor.provision(plan)).message())
        .contains("bad token ***")
        .doesNotContain(Sections.TOKEN);
  }

  @Test
  void owned_hosts_are_listed_as_they_were_planned() throws Exception {
    HostPlan plan = plan();
    server.on(
        "GET " + Answers.APPLICATIONS,
        Answer.json(
            200,
            "[%s,%s,%s]"
                .formatted(
                    Answers.application(Answers.APPLICATION, "CREATED", "UP", Answers.marked()),
                    Answers.application("app_b", "CREATED", "TO_DELETE", Answers.marked()),
                    Answers.application("app_c", "CREATED", "UP", "[]"))));

    assertThat(executor.listOwned("s_0123456789ab"))
        .singleElement()
        .satisfies(
            host -> {
              assertThat(host.id()).isEqualTo(Answers.APPLICATION);
              assertThat(host.plan().owner()).isEqualTo(plan.owner());
              assertThat(host.plan().attributes()).isEqualTo(plan.attributes());
              assertThat(host.plan().weight()).isEqualTo(plan.weight());
            });
    assertThat(executor.listOwned("s_other")).isEmpty();
  }
}
