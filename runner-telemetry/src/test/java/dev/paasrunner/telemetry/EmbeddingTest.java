package dev.paasrunner.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.store.InMemoryStateStore;
import dev.paasrunner.telemetry.view.Program;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.time.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Telemetry beside a real engine, as a program would embed it.
@Timeout(30)
class EmbeddingTest {
  private final ManualTime time = new ManualTime();
  private final FakeServer server = new FakeServer();
  private final FakePlatform platform = new FakePlatform();
  private final InMemoryStateStore store = new InMemoryStateStore();

  private Telemetry telemetry() {
    return new Telemetry(new Program("mine", "1.0", time.instant()), time);
  }

  private PaasRunner start(Telemetry telemetry) throws IOException {
    PaasRunner runner =
        PaasRunner.builder()
            .section(
                new RunnerSection(
                    "fake",
                    "fake",
                    new FakeCoordinator(server, CallHook.none()),
                    new FakeExecutor(platform, CallHook.none()),
                    _ -> new BuildContext(Map.of()),
                    3))
            .store(store)
            .listener(telemetry)
            .time(time)
            .start();
    telemetry.watch(runner);
    return runner;
  }

  @Test
  void the_life_of_a_job_is_seen_from_acquired_to_gone() throws Exception {
    Telemetry telemetry = telemetry();
    assertThat(telemetry.ready().isWell()).isFalse();
    server.enqueue(1);
    try (PaasRunner _ = start(telemetry)) {
      assertThat(telemetry.ready().isWell()).isTrue();
      time.advance(Duration.ofSeconds(60));
      Scrape running = Scrape.parse(telemetry.metrics());
      assertThat(running.value("paas_runner_jobs{runner=\"fake\",state=\"running\"}")).isOne();
      assertThat(running.value("paas_runner_quota_used_jobs")).isOne();
      assertThat(running.value("paas_runner_polls_total{result=\"job\",runner=\"fake\"}")).isOne();
      assertThat(telemetry.jobs()).contains("\"id\":1,", "\"state\":\"running\"");

      server.become(1, "success");
      time.advance(Duration.ofMinutes(2));
      Scrape over = Scrape.parse(telemetry.metrics());
      assertThat(over.value("paas_runner_jobs_ended_total{runner=\"fake\",verdict=\"success\"}"))
          .isOne();
      assertThat(
              over.value(
                  "paas_runner_phase_duration_seconds_count{phase=\"settling\",runner=\"fake\"}"))
          .isOne();
      assertThat(over.value("paas_runner_quota_used_jobs")).isZero();
      assertThat(telemetry.jobs()).contains("\"jobs\":[]");
    }
    assertThat(telemetry.live().isWell()).isTrue();
    assertThat(telemetry.ready().isWell()).isFalse();
  }

  @Test
  void a_job_from_before_a_restart_has_the_phases_that_are_known() throws Exception {
    server.enqueue(1);
    try (PaasRunner _ = start(telemetry())) {
      time.advance(Duration.ofSeconds(60));
    }
    Telemetry afterwards = telemetry();
    try (PaasRunner _ = start(afterwards)) {
      time.advance(Duration.ofSeconds(5));
      assertThat(afterwards.jobs())
          .containsSubsequence("\"acquired\"", "\"starting\"", "\"running\"")
          .doesNotContain("\"exact\":false");
    }
  }
}
