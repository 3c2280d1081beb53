package dev.paasrunner.clever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.ApiCall;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.LaunchStatus;
import dev.paasrunner.testkit.clever.http.CleverFault;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.time.SystemTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Hosts on the simulated platform, where it is slow, strange or broken.
class HostLifeTest {
  private static final String CREATE = "POST /v2/organisations/*/applications";
  private static final String LIST = "GET /v2/organisations/*/applications";
  private static final String ONE = "GET /v2/organisations/*/applications/*";
  private static final String DELETE = "DELETE /v2/organisations/*/applications/*";

  private final Simulation simulation = Simulation.start(Switches.INSTANT);

  @AfterEach
  void stop() {
    simulation.close();
  }

  private static HostPlan plan(Executor executor, long job) throws Exception {
    return executor.plan(Sections.job(job, Map.of()), Sections.owner(job), "hpd-job-run_1-" + job);
  }

  private static PaasResource launched(Executor executor, String fate) throws Exception {
    PaasResource host = executor.provision(plan(executor, 7));
    executor.launch(host, Sections.context("RUN " + fate + "\n"));
    return host;
  }

  private static HostCondition await(
      Executor executor, PaasResource host, Class<? extends HostCondition> wanted)
      throws Exception {
    Instant end = Instant.now().plusSeconds(10);
    while (Instant.now().isBefore(end)) {
      HostCondition seen = executor.observe(List.of(host)).get(host.name());
      if (wanted.isInstance(seen)) {
        return seen;
      }
      new SystemTime().sleepUntil(Instant.now().plusMillis(50));
    }
    throw new AssertionError("never seen as " + wanted);
  }

  @Test
  void a_whole_life_costs_six_requests() throws Exception {
    try (Executor executor = simulation.executor()) {
      executor.decommission(launched(executor, "runs"));
      List<String> _ = simulation.routes();

      PaasResource host = launched(executor, "runs");
      await(executor, host, HostCondition.Running.class);
      executor.decommission(host);
    }

    // The host may not run yet at the first look.
    assertThat(simulation.routes().stream().distinct())
        .containsExactly(
            CREATE,
            "GET /*.git/info/refs",
            Simulation.PUSH,
            "GET /v2/organisations/*/deployments",
            DELETE,
            ONE);
  }

  @Test
  void a_push_is_counted_beside_the_calls_of_the_interface() throws Exception {
    Queue<ApiCall> counted = new ConcurrentLinkedQueue<>();
    try (Executor executor = simulation.executor(counted::add)) {
      PaasResource _ = launched(executor, "runs");
    }

    assertThat(counted)
        .filteredOn(call -> call.endpoint().startsWith("clever_git_"))
        .extracting(call -> call.endpoint() + " " + call.status().orElse(0))
        .containsExactly("clever_git_branches 200", "clever_git_push 200");
    assertThat(counted).extracting(ApiCall::endpoint).contains("clever_create_application");
  }

  @Test
  void delays_of_the_platform_are_waited_for() throws Exception {
    simulation.clever.become(
        Switches.INSTANT.delayed(
            Duration.ofMillis(500),
            Duration.ofMillis(300),
            Duration.ofMillis(100),
            Duration.ofMillis(300)));
    try (Executor executor =
        simulation.executor(Role.MANAGER, Map.of("cc_deployment_repo_wait_step", 1))) {
      PaasResource host = launched(executor, "runs");
      assertThat(executor.observe(List.of(host)).get(host.name()))
          .isInstanceOf(HostCondition.Pending.class);
      await(executor, host, HostCondition.Running.class);

      executor.decommission(host);

      assertThat(simulation.holdings()).isEmpty();
      assertThat(executor.observe(List.of(host)).get(host.name()))
          .isInstanceOf(HostCondition.Absent.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404})
  void a_repository_that_refuses_at_first_gets_its_push(int status) throws Exception {
    simulation.clever.faults().arm(CleverFault.page(status).on("GET /*.git/info/refs").times(3));
    try (Executor executor = simulation.executor()) {
      PaasResource host = launched(executor, "runs");

      assertThat(executor.launchStatus(host)).isEqualTo(LaunchStatus.LAUNCHED);
      executor.decommission(host);
    }
  }

  @Test
  void a_git_host_that_asks_to_wait_is_passed_on() throws Exception {
    simulation
        .clever
        .faults()
        .arm(CleverFault.tooManyRequests(Duration.ofSeconds(40)).on("GET /*.git/info/refs"));
    try (Executor executor = simulation.executor()) {
      PaasResource host = executor.provision(plan(executor, 7));

      ExecutorException e =
          catchThrowableOfType(
              ExecutorException.class, () -> executor.launch(host, Sections.context("RUN runs\n")));

      assertThat(e.error().kind()).isEqualTo(ErrorKind.EXHAUSTED);
      assertThat(e.error().retryAfter()).contains(Duration.ofSeconds(40));
      executor.decommission(host);
    }
  }

  @Test
  void a_push_whose_answer_is_lost_is_seen_to_have_happened() throws Exception {
    simulation.clever.faults().arm(CleverFault.resetAfter().on(Simulation.PUSH));
    try (Executor executor = simulation.executor()) {
      PaasResource host = executor.provision(plan(executor, 7));

      ExecutorException e =
          catchThrowableOfType(
              ExecutorException.class, () -> executor.launch(host, Sections.context("RUN runs\n")));

      assertThat(e.error().kind()).isEqualTo(ErrorKind.TRANSIENT);
      assertThat(executor.launchStatus(host)).isEqualTo(LaunchStatus.LAUNCHED);
      executor.launch(host, Sections.context("RUN runs\n"));
      assertThat(simulation.startsOf(host.name())).isEqualTo(1);
      executor.decommission(host);
    }
  }

  @Test
  void a_running_host_survives_a_git_host_that_refuses_for_a_while() throws Exception {
    try (Executor executor = simulation.executor()) {
      PaasResource host = launched(executor, "runs");
      simulation.clever.faults().arm(CleverFault.page(401).on("GET /*.git/info/refs").always());

      assertThat(executor.launchStatus(host)).isEqualTo(LaunchStatus.LAUNCHED);
      executor.decommission(host);
    }
  }

  @Test
  void a_git_host_that_goes_on_to_refuse_says_nothing_about_a_host() throws Exception {
    try (Executor executor = simulation.executor()) {
      PaasResource host = executor.provision(plan(executor, 7));
      CleverFault refusal = CleverFault.page(403).on("GET /*.git/info/refs");
      simulation.clever.faults().arm(refusal.times(2));
      assertThat(executor.launchStatus(host)).isEqualTo(LaunchStatus.NOT_LAUNCHED);

      simulation.clever.faults().arm(refusal.always());
      assertThat(kindOf(() -> executor.launchStatus(host))).contains(ErrorKind.TRANSIENT);
      simulation.clever.faults().clear();
      executor.decommission(host);
    }
  }

  @Test
  void a_creation_whose_answer_is_lost_is_found_and_not_repeated() throws Exception {
    simulation.clever.faults().arm(CleverFault.resetAfter().on(CREATE));
    try (Executor executor = simulation.executor()) {
      HostPlan plan = plan(executor, 7);
      ExecutorException e =
          catchThrowableOfType(ExecutorException.class, () -> executor.provision(plan));

      assertThat(e.error().kind()).isEqualTo(ErrorKind.TRANSIENT);
      assertThat(executor.find(plan)).isPresent();
      assertThat(executor.provision(plan).id()).isIn(simulation.holdings());
      assertThat(simulation.holdings()).hasSize(1);
    }
  }

  @Test
  void a_creation_is_found_also_where_neither_environment_nor_tags_were_taken() throws Exception {
    simulation.clever.become(Switches.INSTANT.otherwise());
    simulation.clever.faults().arm(CleverFault.pageAfter(504).on(CREATE));
    try (Executor executor = simulation.executor()) {
      HostPlan plan = plan(executor, 7);
      ExecutorException _ =
          catchThrowableOfType(ExecutorException.class, () -> executor.provision(plan));

      assertThat(executor.find(plan)).isPresent();
      assertThat(executor.listOwned("s_0123456789ab")).hasSize(1);
    }
  }

  @Test
  void a_new_version_of_the_product_is_found_when_the_old_one_is_refused() throws Exception {
    try (Executor executor = simulation.executor()) {
      executor.decommission(executor.provision(plan(executor, 7)));
      simulation.clever.become(Switches.INSTANT.withProductVersion("20260601"));

      assertThat(executor.provision(plan(executor, 8)).name()).isEqualTo("hpd-job-run_1-8");
    }
  }

  @Test
  void a_build_that_fails_shows_its_log() throws Exception {
    try (Executor executor = simulation.executor()) {
      assertThat(await(executor, launched(executor, "fails"), HostCondition.Broken.class))
          .asString()
          .contains("no such image");
    }
  }

  @Test
  void a_build_that_hangs_is_canceled() throws Exception {
    try (Executor executor =
        simulation.executor(Role.MANAGER, Map.of("cc_deployment_timeout", 1))) {
      assertThat(await(executor, launched(executor, "hangs"), HostCondition.Broken.class))
          .asString()
          .contains("longer than the 1 s of cc_deployment_timeout");
    }
    assertThat(simulation.routes())
        .contains("DELETE /v2/organisations/*/applications/*/deployments/*/instances");
  }

  @Test
  void a_build_is_canceled_before_its_application_is_deleted() throws Exception {
    try (Executor executor = simulation.executor()) {
      PaasResource host = launched(executor, "hangs");
      await(executor, host, HostCondition.Pending.class);

      executor.decommission(host);
    }
    assertThat(simulation.routes())
        .containsSubsequence(
            "DELETE /v2/organisations/*/applications/*/deployments/*/instances", DELETE);
  }

  @Test
  void a_machine_that_vanishes_is_noticed() throws Exception {
    try (Executor executor = simulation.executor()) {
      PaasResource host = launched(executor, "vanishes");

      await(executor, host, HostCondition.Absent.class);
    }
  }

  @Test
  void a_deletion_that_fails_for_a_while_is_tried_again() throws Exception {
    try (Executor executor = simulation.executor()) {
      PaasResource host = launched(executor, "runs");
      simulation.clever.refuseDeletion(host.name(), Duration.ofMillis(400));
      ExecutorException e =
          catchThrowableOfType(ExecutorException.class, () -> executor.decommission(host));
      assertThat(e.error().kind()).isEqualTo(ErrorKind.TRANSIENT);
      new SystemTime().sleepUntil(Instant.now().plusMillis(400));

      executor.decommission(host);
    }
    assertThat(simulation.holdings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_rate_limit_in_both_shapes_is_no_refusal(boolean modern) throws Exception {
    try (Executor executor = simulation.executor()) {
      HostPlan plan = plan(executor, 7);
      PaasResource _ = executor.provision(plan);
      simulation.clever.become(Switches.INSTANT.limited(1, modern));

      List<ErrorKind> kinds = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        kindOf(() -> executor.find(plan)).ifPresent(kinds::add);
      }

      assertThat(kinds).isNotEmpty().containsOnly(ErrorKind.EXHAUSTED);
    }
  }

  private interface Asking {
    Object ask() throws Exception;
  }

  private static Optional<ErrorKind> kindOf(Asking asking) throws Exception {
    try {
      Object _ = asking.ask();
      return Optional.empty();
    } catch (ExecutorException e) {
      return Optional.of(e.error().kind());
    }
  }

  @Test
  void a_developer_is_told_that_he_would_leave_applications_behind() throws Exception {
    try (Executor executor = simulation.executor(Role.DEVELOPER, Map.of())) {
      assertThat(executor.doubts()).singleElement().asString().contains("DEVELOPER");
    }
    try (Executor executor = simulation.executor()) {
      assertThat(executor.doubts()).isEmpty();
    }
    assertThat(simulation.routes()).doesNotContain(CREATE, LIST);
  }
}
