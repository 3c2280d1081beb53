package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.settings.TraceWatch;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.HostCondition;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A section that wants to see the job's log before it believes that the host runs the job.
@Timeout(20)
class TraceWatchTest {
  private final ManualTime time = new ManualTime();
  private final FakePlatform platform = new FakePlatform();
  private final FakeServer server = new FakeServer();
  private final AtomicBoolean logHasBegun = new AtomicBoolean();

  @Test
  void a_job_whose_log_never_begins_is_failed_after_the_watchs_timeout() throws Exception {
    server.enqueueOfProject(1, 1042);
    try (PaasRunner _ = start()) {
      assertThat(time.runUntil(server::allOver, Duration.ofSeconds(290))).isFalse();
      assertThat(time.runUntil(server::allOver, Duration.ofSeconds(30))).isTrue();
    }
    assertThat(server.failureCode(1)).isEqualTo("start-timeout");
  }

  @Test
  void a_job_whose_log_has_begun_runs() throws Exception {
    server.enqueueOfProject(1, 1042);
    try (PaasRunner runner = start()) {
      time.advance(Duration.ofSeconds(200));
      assertThat(stateOf(runner)).isEqualTo("starting");
      logHasBegun.set(true);
      time.advance(Duration.ofSeconds(11));
      assertThat(stateOf(runner)).isEqualTo("running");
      server.become(1, "success");
      platform.become("hpd-job-one-1", new HostCondition.Ended("exit code 0"));
      assertThat(time.runUntil(() -> platform.names().isEmpty(), Duration.ofMinutes(1))).isTrue();
    }
  }

  @Test
  void a_job_of_an_unknown_project_runs_on_the_platforms_word() throws Exception {
    server.enqueue(1);
    try (PaasRunner runner = start()) {
      time.advance(Duration.ofSeconds(15));
      assertThat(stateOf(runner)).isEqualTo("running");
    }
  }

  private PaasRunner start() throws IOException {
    TraceWatch watch =
        new TraceWatch(
            (projectId, jobId) -> projectId == 1042 && jobId == 1 && logHasBegun.get(),
            Duration.ofMinutes(5),
            Duration.ofSeconds(10));
    return PaasRunner.builder()
        .section(
            new RunnerSection(
                "one",
                "one",
                new FakeCoordinator(server, CallHook.none()),
                new FakeExecutor(platform, CallHook.none()),
                _ -> new BuildContext(Map.of()),
                0,
                Optional.of(watch)))
        .time(time)
        .start();
  }

  private static String stateOf(PaasRunner runner) {
    return runner.jobs().getFirst().state().label();
  }
}
