package dev.paasrunner.testkit.engine;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.Limits;
import dev.paasrunner.settings.QuotaReference;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.settings.SweepMode;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.spi.StateStore;
import dev.paasrunner.store.InMemoryStateStore;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.time.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What outlives the engine: the platform, the coordinator's jobs, the store and the time.
final class World {
  final ManualTime time = new ManualTime();
  final FakePlatform platform;
  final FakeServer server = new FakeServer();
  final InMemoryStateStore disk = new InMemoryStateStore();
  final Story story = new Story();

  World() {
    this(Duration.ZERO);
  }

  /// @param lag how long the platform hides a host that was made
  World(Duration lag) {
    platform = new FakePlatform(time, lag);
  }

  PaasRunner start() throws IOException {
    return start(CallHook.none(), CallHook.none());
  }

  PaasRunner start(CallHook<ExecutorException> executor, CallHook<CoordinatorException> coordinator)
      throws IOException {
    return start(disk, executor, coordinator, story);
  }

  PaasRunner start(
      StateStore store,
      CallHook<ExecutorException> executor,
      CallHook<CoordinatorException> coordinator,
      RunnerListener listener)
      throws IOException {
    return start(EngineSettings.DEFAULTS, store, executor, coordinator, listener);
  }

  /// An engine that takes at most so many jobs at once.
  PaasRunner start(int concurrent, CallHook<ExecutorException> executor) throws IOException {
    EngineSettings settings = EngineSettings.DEFAULTS.withLimits(Limits.of(concurrent, concurrent));
    return start(settings, disk, executor, CallHook.none(), story);
  }

  /// An engine that deals with strays so.
  PaasRunner start(SweepMode sweep, CallHook<ExecutorException> executor) throws IOException {
    EngineSettings settings = EngineSettings.DEFAULTS.withSweep(sweep);
    return start(settings, disk, executor, CallHook.none(), story);
  }

  /// An engine with a quota of so many hosts of a flavor.
  PaasRunner start(QuotaReference quota, CallHook<ExecutorException> executor) throws IOException {
    Limits limits = new Limits(50, 10, Duration.ZERO, Optional.of(quota));
    EngineSettings settings = EngineSettings.DEFAULTS.withLimits(limits);
    return start(settings, disk, executor, CallHook.none(), story);
  }

  private PaasRunner start(
      EngineSettings settings,
      StateStore store,
      CallHook<ExecutorException> executor,
      CallHook<CoordinatorException> coordinator,
      RunnerListener listener)
      throws IOException {
    RunnerSection section =
        new RunnerSection(
            "The fake",
            "fake",
            new FakeCoordinator(server, coordinator),
            new FakeExecutor(platform, executor),
            _ -> new BuildContext(Map.of()),
            0);
    return PaasRunner.builder()
        .settings(settings)
        .section(section)
        .store(store)
        .listener(listener)
        .time(time)
        .systemId("r_000000000000")
        .start();
  }

  boolean isSettled() {
    return server.allOver() && disk.loadAll().jobs().isEmpty();
  }
}
