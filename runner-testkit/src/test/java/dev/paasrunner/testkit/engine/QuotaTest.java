package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The weighted quota and the spacing of launches, seen from the platform.
@Timeout(60)
class QuotaTest {
  private static final FakeSizes SIZES =
      new FakeSizes(Map.of("S", new Weight(2), "M", new Weight(5), "XL", new Weight(11)), "M");
  private static final Duration LONG_ENOUGH = Duration.ofHours(20);

  private final ManualTime time = new ManualTime();
  private final FakePlatform platform = new FakePlatform();
  private final List<FakeServer> servers =
      List.of(new FakeServer(), new FakeServer(), new FakeServer());
  private final StateStore disk = new InMemoryStateStore();

  @Test
  void the_quota_is_never_exceeded_and_every_job_gets_its_turn() throws Exception {
    enqueue(40);
    runHosts();
    try (PaasRunner _ = start(weighted(4), CallHook.none(), CallHook.none(), disk)) {
      assertThat(time.runUntil(this::allOver, LONG_ENOUGH)).isTrue();
    }
    assertThat(platform.heaviestEver()).isLessThanOrEqualTo(20);
    assertThat(platform.launches()).hasSize(120);
  }

  @Test
  void the_quota_holds_over_restarts_at_odd_moments() throws Exception {
    enqueue(15);
    runHosts();
    List<String> moments =
        List.of("AFTER create", "BEFORE replace provisioning", "AFTER replace running");
    for (String moment : moments) {
      KillSwitch killSwitch = KillSwitch.at(moment);
      // Never closed: a killed process closes nothing.
      start(
          weighted(3),
          killSwitch.hook(),
          killSwitch.hook(),
          new HookedStore(disk, killSwitch.hook()));
      assertThat(time.runUntil(killSwitch::hasKilled, LONG_ENOUGH)).as(moment).isTrue();
    }
    try (PaasRunner _ = start(weighted(3), CallHook.none(), CallHook.none(), disk)) {
      assertThat(time.runUntil(this::allOver, LONG_ENOUGH)).isTrue();
    }
    assertThat(platform.heaviestEver()).isLessThanOrEqualTo(15);
  }

  @Test
  void small_jobs_fill_what_a_reservation_gave_back() throws Exception {
    for (int id = 1; id <= 10; id++) {
      servers.getFirst().enqueue(id, "S");
    }
    try (PaasRunner runner = start(weighted(4), CallHook.none(), CallHook.none(), disk)) {
      time.advance(Duration.ofMinutes(30));
      // 20 in all: jobs are asked for as long as the heaviest, of 11, would fit beside the others.
      assertThat(runner.jobs()).hasSize(5);
    }
  }

  @Test
  void a_job_heavier_than_the_whole_quota_is_refused_with_the_reason() throws Exception {
    servers.getFirst().enqueue(1, "XL");
    try (PaasRunner _ = start(weighted(2), CallHook.none(), CallHook.none(), disk)) {
      assertThat(time.runUntil(this::allOver, LONG_ENOUGH)).isTrue();
    }
    assertThat(servers.getFirst().failureCode(1)).isEqualTo("job-refused");
    assertThat(platform.creations()).isEmpty();
  }

  @Test
  void launches_keep_their_distance_also_right_after_a_start() throws Exception {
    enqueue(4);
    List<Instant> creations = new ArrayList<>();
    creations.add(time.instant());
    CallHook<ExecutorException> clock =
        (call, moment) -> {
          if (call.startsWith("provision") && moment == Moment.BEFORE) {
            creations.add(time.instant());
          }
        };
    Limits spaced = new Limits(50, 10, Duration.ofSeconds(7), Optional.empty());
    try (PaasRunner _ = start(spaced, clock, CallHook.none(), disk)) {
      assertThat(time.runUntil(() -> creations.size() == 13, LONG_ENOUGH)).isTrue();
    }
    IntStream.range(1, creations.size())
        .mapToObj(i -> Duration.between(creations.get(i - 1), creations.get(i)))
        .forEach(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofSeconds(7)));
  }

  private static Limits weighted(int mediums) {
    return new Limits(
        50, 10, Duration.ZERO, Optional.of(new QuotaReference("section 0", "M", mediums)));
  }

  private void enqueue(int jobsPerServer) {
    Random random = new Random(4711);
    List<String> flavors = SIZES.weights().keySet().stream().sorted().toList();
    for (int server = 0; server < servers.size(); server++) {
      for (int i = 0; i < jobsPerServer; i++) {
        servers.get(server).enqueue(1000L * server + i, flavors.get(random.nextInt(3)));
      }
    }
  }

  private PaasRunner start(
      Limits limits,
      CallHook<ExecutorException> executor,
      CallHook<CoordinatorException> coordinator,
      StateStore store)
      throws IOException {
    PaasRunner.Builder builder =
        PaasRunner.builder()
            .settings(EngineSettings.DEFAULTS.withLimits(limits))
            .store(store)
            .systemId("r_000000000000")
            .time(time);
    for (int i = 0; i < servers.size(); i++) {
      builder.section(
          new RunnerSection(
              "section " + i,
              "s" + i,
              new FakeCoordinator(servers.get(i), coordinator),
              new FakeExecutor(platform, executor, SIZES),
              _ -> new BuildContext(Map.of()),
              0));
    }
    return builder.start();
  }

  private boolean allOver() {
    return servers.stream().allMatch(FakeServer::allOver) && platform.names().isEmpty();
  }

  /// Each host runs its job for a minute at most and reports it.
  private void runHosts() {
    time.start(
        "hosts",
        () -> {
          try {
            while (!allOver()) {
              time.sleepUntil(time.instant().plusSeconds(20));
              platform.launches().forEach(this::report);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void report(String host) {
    long id = Long.parseLong(host.substring(host.lastIndexOf('-') + 1));
    servers.get((int) (id / 1000)).become(id, "success");
    platform.become(host, new HostCondition.Ended("exit code 0"));
  }
}
