package dev.paasrunner.cli.cycle;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.time.ManualTime;
import java.io.IOException;
import java.util.Map;

/// A runner with one section, in time that is moved by hand.
final class Section {
  final ManualTime time = new ManualTime();
  final FakeServer server = new FakeServer();

  PaasRunner start(PollCycles cycles, CallHook<CoordinatorException> coordinator)
      throws IOException {
    return start(cycles, coordinator, CallHook.none());
  }

  PaasRunner start(
      RunnerListener listener,
      CallHook<CoordinatorException> coordinator,
      CallHook<ExecutorException> executor)
      throws IOException {
    return PaasRunner.builder()
        .time(time)
        .listener(listener)
        .section(
            new RunnerSection(
                "The one",
                "one",
                new FakeCoordinator(server, coordinator),
                new FakeExecutor(new FakePlatform(), executor),
                _ -> new BuildContext(Map.of()),
                0))
        .start();
  }
}
