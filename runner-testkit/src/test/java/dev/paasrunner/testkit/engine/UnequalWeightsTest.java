package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Weight;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.Limits;
import dev.paasrunner.settings.QuotaReference;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.StateStore;
import dev.paasrunner.store.InMemoryStateStore;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.CallHook.Moment;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.fake.FakeSizes;
import dev.paasrunner.testkit.fake.HookedStore;
import dev.paasrunner.testkit.fake.KillSwitch;
import dev.paasrunner.testkit.time.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A section with a heavy flavor beside one without, and a quota of 80.
@Timeout(60)
class UnequalWeightsTest {
  private static final FakeSizes HEAVY =
      new FakeSizes(Map.of("XL", new Weight(76), "unit", new Weight(8)), "XL");
  private static final FakeSizes LIGHT = new FakeSizes(Map.of("S", new Weight(13)), "S");
  private static final Duration LONG_ENOUGH = Duration.ofHours(20);

  private final ManualTime time = new ManualTime();
  private final FakePlatform platform = new FakePlatform();
  private final FakeServer heavy = new FakeServer();
  private final FakeServer light = new FakeServer();
  private final StateStore disk = new InMemoryStateStore();

  @Test
  void the_quota_holds_when_a_heavy_job_was_not_planned_before_a_restart() throws Exception {
    heavy.enqueue(1);
    KillSwitch killSwitch = KillSwitch.at("AFTER create");
    // Never closed: a killed process closes nothing.
    start(new HookedStore(disk, killSwitch.hook()), killSwitch.hook(), killSwitch.hook());
    assertThat(time.runUntil(killSwitch::hasKilled, LONG_ENOUGH)).isTrue();

    enqueueLight(8);
    CallHook<ExecutorException> slowPlan =
        (call, moment) -> {
          if (call.startsWith("plan hpd-job-heavy") && moment == Moment.BEFORE) {
            time.sleepUntil(time.instant().plusSeconds(30));
          }
        };
    try (PaasRunner _ = start(disk, slowPlan)) {
      runHosts();
      assertThat(time.runUntil(this::allOver, LONG_ENOUGH)).isTrue();
    }
    assertThat(platform.heaviestEver()).isLessThanOrEqualTo(80);
    assertThat(heavy.status(1)).isEqualTo("success");
  }

  @Test
  void light_jobs_do_not_pass_heavy_ones_for_ever() throws Exception {
    enqueueLight(40);
    for (int id = 1; id <= 3; id++) {
      heavy.enqueue(id);
    }
    try (PaasRunner _ = start(disk, CallHook.none())) {
      runHosts();
      assertThat(time.runUntil(this::allOver, LONG_ENOUGH)).isTrue();
    }
    assertThat(platform.heaviestEver()).isLessThanOrEqualTo(80);
    List<String> launches = platform.launches();
    assertThat(launches.subList(0, 30))
        .contains("hpd-job-heavy-1", "hpd-job-heavy-2", "hpd-job-heavy-3");
    assertThat(launches.getLast()).startsWith("hpd-job-light");
  }

  @Test
  void an_idle_section_with_a_heavy_flavor_leaves_the_room_to_others() throws Exception {
    enqueueLight(12);
    try (PaasRunner runner = start(disk, CallHook.none())) {
      time.advance(Duration.ofMinutes(1));
      assertThat(runner.jobs()).hasSize(6);
    }
  }

  @Test
  void a_section_whose_coordinator_died_while_it_waited_keeps_no_room_from_others()
      throws Exception {
    AtomicBoolean dead = new AtomicBoolean();
    enqueueLight(7);
    try (PaasRunner runner = start(disk, CallHook.none(), dyingIf(dead), CallHook.none())) {
      time.advance(Duration.ofMinutes(5));
      assertThat(runner.jobs()).hasSize(6);
      dead.set(true);
      time.advance(Duration.ofHours(1));

      end("hpd-job-light-1");
      assertThat(time.runUntil(() -> light.status(7).equals("running"), Duration.ofMinutes(2)))
          .isTrue();

      dead.set(false);
      heavy.enqueue(1);
      runHosts();
      assertThat(time.runUntil(this::allOver, LONG_ENOUGH)).isTrue();
    }
  }

  private static CallHook<CoordinatorException> dyingIf(AtomicBoolean dead) {
    return (call, _) -> {
      if (dead.get()) {
        throw new CoordinatorException(ErrorKind.TRANSIENT, "cannot " + call + ": no answer");
      }
    };
  }

  private void enqueueLight(int jobs) {
    for (int id = 1; id <= jobs; id++) {
      light.enqueue(id);
    }
  }

  private PaasRunner start(StateStore store, CallHook<ExecutorException> executor)
      throws IOException {
    return start(store, executor, CallHook.none());
  }

  private PaasRunner start(
      StateStore store,
      CallHook<ExecutorException> executor,
      CallHook<CoordinatorException> coordinator)
      throws IOException {
    return start(store, executor, coordinator, coordinator);
  }

  private PaasRunner start(
      StateStore store,
      CallHook<ExecutorException> executor,
      CallHook<CoordinatorException> ofHeavy,
      CallHook<CoordinatorException> ofLight)
      throws IOException {
    Limits limits =
        new Limits(50, 50, Duration.ZERO, Optional.of(new QuotaReference("heavy", "unit", 10)));
    return PaasRunner.builder()
        .settings(EngineSettings.DEFAULTS.withLimits(limits))
        .store(store)
        .systemId("r_000000000000")
        .time(time)
        .section(section("heavy", heavy, executor, ofHeavy, HEAVY))
        .section(section("light", light, executor, ofLight, LIGHT))
        .start();
  }

  private RunnerSection section(
      String name,
      FakeServer server,
      CallHook<ExecutorException> executor,
      CallHook<CoordinatorException> coordinator,
      FakeSizes sizes) {
    return new RunnerSection(
        name,
        name,
        new FakeCoordinator(server, coordinator),
        new FakeExecutor(platform, executor, sizes),
        _ -> new BuildContext(Map.of()),
        0);
  }

  private boolean allOver() {
    return heavy.allOver() && light.allOver() && platform.names().isEmpty();
  }

  /// One host after the other ends.
  private void runHosts() {
    Set<String> ended = new HashSet<>();
    Thread _ =
        time.start(
            "hosts",
            () -> {
              try {
                while (!allOver()) {
                  time.sleepUntil(time.instant().plusSeconds(20));
                  platform.launches().stream().filter(ended::add).findFirst().ifPresent(this::end);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private void end(String host) {
    String[] words = host.split("-", -1);
    FakeServer server = words[2].equals("heavy") ? heavy : light;
    server.become(Long.parseLong(words[3]), "success");
    platform.become(host, new HostCondition.Ended("exit code 0"));
  }
}
