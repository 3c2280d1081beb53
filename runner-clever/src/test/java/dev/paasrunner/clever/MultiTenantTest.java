package dev.paasrunner.clever;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.clever.ScriptedClever.Answer;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.Secret;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.CustomAttributes;
import dev.paasrunner.spi.HostCondition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultiTenantTest extends ExecutorCase {
  private static final String ACME = "orga_aaaaaaaa-1111-4222-8333-444455556666";
  private static final String OTHER = "orga_bbbbbbbb-1111-4222-8333-444455556666";

  private final Map<String, Map<String, Secret>> groups = new ConcurrentHashMap<>();
  private final AtomicInteger questions = new AtomicInteger();
  private final CustomAttributes attributes = this::attributesOf;

  private Map<String, Secret> attributesOf(String group, Secret token) throws CoordinatorException {
    questions.incrementAndGet();
    assertThat(token.reveal()).isEqualTo("admin-token");
    if (group.equals("down")) {
      throw new CoordinatorException(ErrorKind.TRANSIENT, "the coordinator is down");
    }
    if (group.equals("denied")) {
      throw new CoordinatorException(ErrorKind.DENIED, "no admin");
    }
    if (!groups.containsKey(group)) {
      throw new CoordinatorException(ErrorKind.GONE, "no such group");
    }
    return groups.get(group);
  }

  private void group(String name, String organization, String token) {
    groups.put(
        name, Map.of("cc_orga_id", Secret.of(organization), "cc_orga_token", Secret.of(token)));
  }

  @BeforeEach
  void many_tenants() throws Exception {
    executor.close();
    executor = Sections.executor(Sections.multiTenant(server.url()), attributes);
    group("acme", "  " + ACME + "\n", " acme-token ");
    group("other", OTHER, "other-token");
    for (String organization : List.of(ACME, OTHER)) {
      server
          .on("GET " + of(organization) + "/applications", Answer.json(200, "[]"))
          .on("POST " + of(organization) + "/applications", Answers.created("CREATED"))
          .on(
              "PUT " + of(organization) + "/applications/" + Answers.APPLICATION + "/env",
              Answers.created("CREATED"));
    }
  }

  private static String of(String organization) {
    return "/v2/organisations/" + organization;
  }

  private HostPlan plan(String group) throws Exception {
    return executor.plan(
        Sections.job(7, Map.of("CI_PROJECT_ROOT_NAMESPACE", group)),
        Sections.owner(7),
        "h-" + group);
  }

  private static PaasResource host(HostPlan plan) {
    return new StoredResource(plan, Answers.APPLICATION, Map.of());
  }

  @Test
  void each_root_group_pays_with_its_own_token_which_is_not_kept() throws Exception {
    HostPlan plan = plan("acme");

    PaasResource host = executor.provision(plan);

    assertThat(plan.attributes())
        .isEqualTo(Map.of("flavor", "M", "organization", ACME, "namespace", "acme"));
    assertThat(host + " " + plan).doesNotContain("acme-token");
    assertThat(server.seen())
        .filteredOn(seen -> seen.line().startsWith("POST"))
        .allSatisfy(seen -> assertThat(seen.authorization()).isEqualTo("token acme-token"));
  }

  @Test
  void attributes_are_read_once_for_many_jobs() throws Exception {
    HostPlan _ = plan("acme");
    HostPlan _ = plan("acme");

    assertThat(questions).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, a personal namespace has none",
    "without, its custom attribute cc_orga_id is not set",
    "blank, its custom attribute cc_orga_token is not set",
    "wrong, its custom attribute cc_orga_id is no organization",
    "odd, its custom attribute cc_orga_token has characters that no token has",
  })
  void a_tenant_that_cannot_pay_is_refused_and_nobody_else(String group, String why)
      throws Exception {
    groups.put("without", Map.of());
    group("blank", ACME, "  ");
    group("wrong", "acme", "secret-token");
    group("odd", ACME, "secret tökén");

    CallError error = errorOf(() -> plan(group));

    assertThat(error.kind()).isEqualTo(ErrorKind.REFUSED);
    assertThat(error.message()).contains("\"" + group + "\"", why).doesNotContain("secret");
    assertThat(plan("other").attributes()).containsEntry("organization", OTHER);
  }

  @Test
  void a_job_without_a_namespace_is_refused() {
    CallError error =
        errorOf(() -> executor.plan(Sections.job(7, Map.of()), Sections.owner(7), "host"));

    assertThat(error.kind()).isEqualTo(ErrorKind.REFUSED);
  }

  private HostPlan planIn(String projectPath, String... rootNamespaces) throws Exception {
    String variables =
        Stream.of(rootNamespaces)
            .map("{\"key\":\"CI_PROJECT_ROOT_NAMESPACE\",\"value\":\"%s\"}"::formatted)
            .collect(Collectors.joining(","));
    return executor.plan(
        JobPayload.parse(
            "{\"id\":7,\"token\":\"t\",\"job_info\":{%s},\"variables\":[%s]}"
                .formatted(projectPath, variables)),
        Sections.owner(7),
        "host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"project_full_path\":\"acme/sub/project\""})
  void no_job_makes_another_tenant_pay(String projectPath) {
    for (List<String> order : List.of(List.of("acme", "other"), List.of("other", "acme"))) {
      CallError error = errorOf(() -> planIn(projectPath, order.toArray(String[]::new)));

      assertThat(error.kind()).isEqualTo(ErrorKind.REFUSED);
      assertThat(error.message())
          .contains("\"acme\"", "\"other\"", "CI_PROJECT_ROOT_NAMESPACE", "must not set it");
    }
    assertThat(questions).hasValue(0);
  }

  @Test
  void the_coordinators_own_word_about_the_project_tells_who_pays() throws Exception {
    String path = "\"project_full_path\":\"other/sub/project\"";

    assertThat(planIn(path).attributes()).containsEntry("namespace", "other");
    assertThat(planIn(path, "other").attributes()).containsEntry("namespace", "other");
    assertThat(errorOf(() -> planIn(path, "acme")).message())
        .contains("belongs to the namespace \"other\"", "\"acme\"", "must not set it");
  }

  @Test
  void a_coordinator_that_says_it_twice_is_believed() throws Exception {
    assertThat(planIn("", "acme", " acme").attributes()).containsEntry("namespace", "acme");
  }

  @ParameterizedTest
  @CsvSource({"down, TRANSIENT", "denied, DENIED"})
  void trouble_with_the_coordinator_is_not_the_tenants(String group, ErrorKind kind) {
    assertThat(errorOf(() -> plan(group)).kind()).isEqualTo(kind);
  }

  @Test
  void a_token_that_is_refused_is_read_again_once() throws Exception {
    HostPlan plan = plan("acme");
    group("acme", ACME, "renewed-token");
    server.on(
        "POST " + of(ACME) + "/applications",
        Answer.error(401, 2001, "Not connected"),
        Answers.created("CREATED"));

    PaasResource _ = executor.provision(plan);

    assertThat(server.seen())
        .filteredOn(seen -> seen.line().startsWith("POST"))
        .extracting(ScriptedClever.Seen::authorization)
        .containsExactly("token acme-token", "token renewed-token");
  }

  @Test
  void a_token_that_stays_refused_is_the_tenants_mistake() throws Exception {
    HostPlan plan = plan("acme");
    server.on("POST " + of(ACME) + "/applications", Answer.error(401, 2001, "Not connected"));

    CallError error = errorOf(() -> executor.provision(plan));

    assertThat(error.kind()).isEqualTo(ErrorKind.REFUSED);
    assertThat(error.message())
        .contains("Not connected", "custom attributes cc_orga_id and cc_orga_token", "\"acme\"");
    assertThat(questions).hasValue(2);
  }

  @Test
  void a_host_whose_tenant_cannot_be_told_now_stays() throws Exception {
    HostPlan plan = plan("acme");
    groups.remove("acme");
    executor.close();
    executor = Sections.executor(Sections.multiTenant(server.url()), attributes);

    assertThat(errorOf(() -> executor.decommission(host(plan))).kind())
        .isEqualTo(ErrorKind.TRANSIENT);
  }

  @Test
  void a_host_of_an_organization_that_the_group_has_left_stays() throws Exception {
    HostPlan plan = plan("acme");
    group("acme", OTHER, "other-token");
    executor.close();
    executor = Sections.executor(Sections.multiTenant(server.url()), attributes);

    CallError error = errorOf(() -> executor.decommission(host(plan)));

    assertThat(error.kind()).isEqualTo(ErrorKind.TRANSIENT);
    assertThat(error.message()).contains(ACME, OTHER, "stays until");
    assertThat(server.lines()).noneMatch(line -> line.startsWith("DELETE"));
  }

  @Test
  void an_organization_that_fails_hides_no_other() throws Exception {
    HostPlan acme = plan("acme");
    HostPlan other = plan("other");
    server
        .on("GET " + of(ACME) + "/deployments", Answer.page(503))
        .on(
            "GET " + of(OTHER) + "/deployments",
            Answers.deployments(Answers.deployment("TASK_RUNNING", "DEPLOY", 0)));

    Map<String, HostCondition> seen = executor.observe(List.of(host(acme), host(other)));

    assertThat(seen).containsOnlyKeys("h-other");
  }

  @Test
  void an_organization_that_takes_long_holds_up_no_other_and_is_seen_at_the_next_look()
      throws Exception {
    List<PaasResource> hosts = List.of(host(plan("acme")), host(plan("other")));
    for (String organization : List.of(ACME, OTHER)) {
      server.on(
          "GET " + of(organization) + "/deployments",
          Answers.deployments(Answers.deployment("TASK_RUNNING", "DEPLOY", 0)));
      server.on(
          "GET " + of(organization) + "/applications/" + Answers.APPLICATION + "/instances",
          Answer.json(200, "[{\"state\":\"UP\"}]"));
    }
    CountDownLatch slow = server.hold("GET " + of(ACME) + "/deployments");

    assertThat(executor.observe(hosts)).containsOnlyKeys("h-other");
    slow.countDown();

    assertThat(executor.observe(hosts)).containsOnlyKeys("h-acme", "h-other");
  }

  @Test
  void the_trouble_of_one_tenant_says_whose_it_is() throws Exception {
    HostPlan plan = plan("acme");
    server
        .on("GET " + of(ACME) + "/deployments", Answer.page(503))
        .on("POST " + of(ACME) + "/applications", Answer.error(429, 1, "slow down"));

    assertThat(errorOf(() -> plan("nobody")).payer()).contains("nobody");
    assertThat(errorOf(() -> executor.provision(plan)).payer()).contains(ACME);
    assertThat(errorOf(() -> executor.observe(List.of(host(plan)))).payer())
        .as("that the platform fails is nobody's in particular")
        .isEmpty();
    assertThat(errorOf(() -> plan("denied")).payer()).isEmpty();
  }

  @Test
  void two_groups_of_one_organization_are_one_payer() throws Exception {
    group("sister", ACME, "acme-token");
    List<HostPlan> plans = List.of(plan("acme"), plan("sister"));
    server
        .on("GET " + of(ACME) + "/deployments", Answer.error(429, 1, "slow down"))
        .on("POST " + of(ACME) + "/applications", Answer.error(429, 1, "slow down"));

    for (HostPlan plan : plans) {
      assertThat(errorOf(() -> executor.provision(plan)).payer()).contains(ACME);
    }
    List<PaasResource> hosts = plans.stream().map(MultiTenantTest::host).toList();
    assertThat(errorOf(() -> executor.observe(hosts)).payer()).contains(ACME);
    assertThat(count("GET " + of(ACME) + "/deployments")).isEqualTo(1);
  }

  @Test
  void two_groups_of_one_organization_are_looked_at_and_listed_with_one_request() throws Exception {
    group("sister", ACME, "acme-token");
    List<PaasResource> hosts = List.of(host(plan("acme")), host(plan("sister")));
    server.on(
        "GET " + of(ACME) + "/deployments",
        Answers.deployments(Answers.deployment("TASK_RUNNING", "DEPLOY", 0)));

    assertThat(executor.observe(hosts)).containsOnlyKeys("h-acme", "h-sister");
    assertThat(executor.listOwned("s_0123456789ab")).isEmpty();

    assertThat(count("GET " + of(ACME) + "/deployments")).isEqualTo(1);
    assertThat(count("GET " + of(ACME) + "/applications")).isEqualTo(1);
  }

  @Test
  void of_two_groups_of_one_organization_one_without_attributes_hides_only_its_own_hosts()
      throws Exception {
    group("sister", ACME, "sisters-token");
    List<PaasResource> hosts = List.of(host(plan("acme")), host(plan("sister")));
    server.on(
        "GET " + of(ACME) + "/deployments",
        Answers.deployments(Answers.deployment("TASK_RUNNING", "DEPLOY", 0)));
    groups.remove("acme");
    executor.close();
    executor = Sections.executor(Sections.multiTenant(server.url()), attributes);

    assertThat(executor.observe(hosts)).containsOnlyKeys("h-sister");
    assertThat(server.seen())
        .filteredOn(seen -> seen.line().contains("/deployments"))
        .allSatisfy(seen -> assertThat(seen.authorization()).isEqualTo("token sisters-token"));
  }

  @Test
  void an_organization_that_cannot_be_listed_hides_no_other_and_is_not_asked_for_ever()
      throws Exception {
    HostPlan _ = plan("acme");
    HostPlan _ = plan("other");
    String list = "GET " + of(ACME) + "/applications";
    server.on(list, Answer.error(401, 2001, "Not connected"));

    for (int i = 0; i < 3; i++) {
      assertThat(executor.listOwned("s_0123456789ab")).isEmpty();
      assertThat(executor.listUnmarked("hpd-job-run_1-")).isEmpty();
    }

    assertThat(count(list)).isEqualTo(1);
    assertThat(count("GET " + of(OTHER) + "/applications")).isEqualTo(6);
  }

  @Test
  void hosts_are_listed_of_the_tenants_that_are_known() throws Exception {
    HostPlan _ = plan("acme");

    assertThat(executor.listOwned("s_0123456789ab")).isEmpty();
    assertThat(server.lines()).contains("GET " + of(ACME) + "/applications");
    assertThat(server.lines()).doesNotContain("GET " + of(OTHER) + "/applications");
  }
}
