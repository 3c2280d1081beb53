package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.time.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ShutdownTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ManualTime time = new ManualTime();
  private final FakeServer server = new FakeServer();
  private final AtomicReference<Boolean> closed = new AtomicReference<>();

  @Test
  void a_runner_without_calls_is_closed_at_once() throws Exception {
    PaasRunner runner = start(CallHook.none());
    Instant before = time.instant();

    shutDown(runner, Duration.ZERO);

    assertThat(closed.get()).isTrue();
    assertThat(time.instant()).isEqualTo(before);
  }

  @Test
  void a_call_that_ends_in_time_is_waited_for() throws Exception {
    PaasRunner runner = startWithCallOf(Duration.ofSeconds(29));

    shutDown(runner, TIMEOUT);

    assertThat(closed.get()).isTrue();
    assertThat(runner.jobs()).isEmpty();
  }

  @Test
  void a_call_that_takes_longer_is_left_to_its_fate() throws Exception {
    PaasRunner runner = startWithCallOf(Duration.ofHours(1));

    shutDown(runner, TIMEOUT.minusSeconds(1));
    assertThat(closed.get()).isNull();
    time.advance(Duration.ofSeconds(1));

    assertThat(closed.get()).isFalse();
    assertThat(runner.jobs()).extracting(job -> job.state().label()).contains("provisioning");
  }

  private PaasRunner startWithCallOf(Duration duration) throws Exception {
    server.enqueue(1);
    AtomicBoolean begun = new AtomicBoolean();
    PaasRunner runner =
        start(
            (call, moment) -> {
              if (call.startsWith("provision") && moment == CallHook.Moment.BEFORE) {
                begun.set(true);
                time.sleepUntil(time.instant().plus(duration));
              }
            });
    assertThat(time.runUntil(begun::get, Duration.ofMinutes(1))).isTrue();
    return runner;
  }

  private void shutDown(PaasRunner runner, Duration passes) throws InterruptedException {
    Thread _ =
        time.start(
            "test",
            () -> {
              try {
                closed.set(new Shutdown(time, TIMEOUT).close(runner));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    time.advance(passes);
  }

  private PaasRunner start(CallHook<ExecutorException> executor) throws IOException {
    return PaasRunner.builder()
        .section(
            new RunnerSection(
                "fake",
                "fake",
                new FakeCoordinator(server, CallHook.none()),
                new FakeExecutor(new FakePlatform(), executor),
                _ -> new BuildContext(Map.of()),
                0))
        .time(time)
        .start();
  }
}
