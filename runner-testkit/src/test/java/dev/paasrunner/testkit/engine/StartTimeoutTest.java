package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.ExecutorTraits;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.store.InMemoryStateStore;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.CallHook.Moment;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.fake.FakeSizes;
import dev.paasrunner.testkit.time.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An executor that allows a start forty minutes, beside a start timeout of twenty.
@Timeout(30)
class StartTimeoutTest {
  private static final String HOST = "hpd-job-one-1";

  private final ManualTime time = new ManualTime();
  private final FakePlatform platform = new FakePlatform();
  private final FakeServer server = new FakeServer();

  @Test
  void an_executor_that_allows_a_start_more_time_tells_itself_why_it_failed() throws Exception {
    server.enqueue(1, Duration.ofHours(3));
    try (PaasRunner _ = start()) {
      time.advance(Duration.ofMinutes(40));
      assertThat(server.status(1)).isEqualTo("running");
      platform.become(HOST, new HostCondition.Broken("its deployment took longer"));
      time.advance(Duration.ofMinutes(1));
    }
    assertThat(server.failureCode(1)).isEqualTo("host-build-failed");
  }

  @Test
  void a_start_of_which_the_executor_never_tells_the_end_is_given_up_a_little_later()
      throws Exception {
    server.enqueue(1, Duration.ofHours(3));
    try (PaasRunner _ = start()) {
      time.advance(Duration.ofMinutes(44));
    }
    assertThat(server.failureCode(1)).isEqualTo("start-timeout");
  }

  private PaasRunner start() throws IOException {
    CallHook<ExecutorException> pending =
        (call, moment) -> {
          if (call.startsWith("launch ") && moment == Moment.AFTER) {
            platform.become(HOST, new HostCondition.Pending());
          }
        };
    ExecutorTraits traits =
        new ExecutorTraits(Duration.ZERO, Duration.ofSeconds(1), Duration.ofMinutes(40));
    return PaasRunner.builder()
        .store(new InMemoryStateStore())
        .time(time)
        .section(
            new RunnerSection(
                "one",
                "one",
                new FakeCoordinator(server, CallHook.none()),
                new FakeExecutor(platform, pending, FakeSizes.NONE, traits),
                _ -> new BuildContext(Map.of()),
                0))
        .start();
  }
}
