package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.policy.HostNames;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.Limits;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.Coordinator;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.store.InMemoryStateStore;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.time.ManualTime;
import dev.paasrunner.time.Wakeup;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several sections in one engine.
@Timeout(20)
class FairnessTest {
  private final ManualTime time = new ManualTime();
  private final FakePlatform platform = new FakePlatform();
  private final FakeServer servers = new FakeServer();

  @Test
  void sections_take_turns_when_room_is_scarce() throws Exception {
    FakeServer busy = new FakeServer();
    FakeServer quiet = new FakeServer();
    for (int id = 1; id <= 20; id++) {
      busy.enqueue(id);
    }
    quiet.enqueue(100);
    List<String> turns = new ArrayList<>();
    try (PaasRunner runner =
        builder(1)
            .section(section("busy", busy, 0, CallHook.none()))
            .section(section("quiet", quiet, 0, CallHook.none()))
            .start()) {
      for (int round = 0; round < 4; round++) {
        assertThat(time.runUntil(() -> isRunning(runner), Duration.ofHours(1))).isTrue();
        JobKey job = runner.jobs().getFirst().key();
        turns.add(job.runner());
        end(job, job.runner().equals("busy") ? busy : quiet);
        assertThat(time.runUntil(() -> isGone(job), Duration.ofHours(1))).isTrue();
      }
    }
    assertThat(turns).containsOnlyOnce("quiet").hasSize(4);
  }

  @Test
  void a_section_takes_no_more_than_its_own_limit() throws Exception {
    for (int id = 1; id <= 9; id++) {
      servers.enqueue(id);
    }
    try (PaasRunner runner =
        builder(50).section(section("limited", servers, 3, CallHook.none())).start()) {
      time.advance(Duration.ofMinutes(5));
      assertThat(runner.jobs()).hasSize(3);
    }
  }

  @Test
  void a_section_whose_coordinator_hangs_delays_no_other() throws Exception {
    Wakeup never = time.newWakeup();
    CallHook<CoordinatorException> hangs = (_, _) -> never.await(Instant.MAX);
    servers.enqueue(1);
    PaasRunner runner =
        builder(50)
            .section(section("hanging", new FakeServer(), 0, hangs))
            .section(section("fine", servers, 0, CallHook.none()))
            .start();
    assertThat(time.runUntil(() -> runnersAtWork(runner).contains("fine"), Duration.ofSeconds(10)))
        .isTrue();
    never.signal();
  }

  @Test
  void a_place_is_free_again_when_the_host_is_gone_and_not_before() throws Exception {
    servers.enqueue(1);
    servers.enqueue(2);
    boolean[] stuck = {true};
    FakeExecutor executor =
        new FakeExecutor(
            platform,
            (call, _) -> {
              if (stuck[0] && call.equals("decommission hpd-job-one-1")) {
                throw new ExecutorException(ErrorKind.TRANSIENT, "not now");
              }
            });
    try (PaasRunner runner =
        builder(1)
            .section(
                new RunnerSection(
                    "one",
                    "one",
                    new FakeCoordinator(servers, CallHook.none()),
                    executor,
                    _ -> new BuildContext(Map.of()),
                    0))
            .start()) {
      assertThat(time.runUntil(() -> !platform.launches().isEmpty(), Duration.ofMinutes(1)))
          .isTrue();
      servers.become(1, "success");
      platform.become("hpd-job-one-1", new HostCondition.Ended("exit code 0"));
      time.advance(Duration.ofMinutes(30));
      assertThat(servers.status(2)).isEqualTo("pending");
      stuck[0] = false;
      assertThat(time.runUntil(() -> servers.status(2).equals("running"), Duration.ofMinutes(10)))
          .isTrue();
      assertThat(runner.jobs()).hasSize(1);
    }
  }

  @Test
  void long_polls_are_used_only_while_every_section_could_hold_a_place() throws Exception {
    Map<Coordinator.Patience, Integer> asked = new EnumMap<>(Coordinator.Patience.class);
    Coordinator counting =
        new PatienceCounter(new FakeCoordinator(servers, CallHook.none()), asked);
    try (PaasRunner _ =
        builder(1)
            .section(section("other", new FakeServer(), 0, CallHook.none()))
            .section(
                new RunnerSection(
                    "counting",
                    "counting",
                    counting,
                    new FakeExecutor(platform, CallHook.none()),
                    _ -> new BuildContext(Map.of()),
                    0))
            .start()) {
      time.advance(Duration.ofMinutes(1));
    }
    assertThat(asked).containsOnlyKeys(Coordinator.Patience.SHORT_POLL);
  }

  private void end(JobKey job, FakeServer server) {
    server.become(job.id(), "success");
    platform.become(HostNames.of(job), new HostCondition.Ended("exit code 0"));
  }

  private boolean isGone(JobKey job) {
    return !platform.names().contains(HostNames.of(job));
  }

  private static boolean isRunning(PaasRunner runner) {
    return runner.jobs().stream().anyMatch(job -> job.state().label().equals("running"));
  }

  private PaasRunner.Builder builder(int concurrent) throws IOException {
    return PaasRunner.builder()
        .settings(EngineSettings.DEFAULTS.withLimits(Limits.of(concurrent, 10)))
        .store(new InMemoryStateStore())
        .time(time);
  }

  private RunnerSection section(
      String name, FakeServer server, int limit, CallHook<CoordinatorException> hook) {
    return new RunnerSection(
        name,
        name,
        new FakeCoordinator(server, hook),
        new FakeExecutor(platform, CallHook.none()),
        _ -> new BuildContext(Map.of()),
        limit);
  }

  private static Set<String> runnersAtWork(PaasRunner runner) {
    return runner.jobs().stream()
        .map(JobRecord::key)
        .map(key -> key.runner())
        .collect(Collectors.toSet());
  }
}
