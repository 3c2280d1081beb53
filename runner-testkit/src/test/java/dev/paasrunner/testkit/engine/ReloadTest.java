package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.Limits;
import dev.paasrunner.settings.QuotaReference;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.SectionKeeper;
import dev.paasrunner.store.InMemoryStateStore;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.time.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Sections and settings that change while jobs are at work.
@Timeout(30)
class ReloadTest {
  private static final Duration SOON = Duration.ofMinutes(2);

  private final ManualTime time = new ManualTime();
  private final FakePlatform platform = new FakePlatform();
  private final FakeServer server = new FakeServer();
  private final FakeServer otherServer = new FakeServer();
  private final InMemoryStateStore store = new InMemoryStateStore();
  private final List<String> closed = new ArrayList<>();
  private final Set<String> kept = ConcurrentHashMap.newKeySet();
  private final SectionKeeper keeper =
      new SectionKeeper() {
        @Override
        public void keep(String runner, String form) throws IOException {
          if (form.equals("full")) {
            throw new IOException("no space left");
          }
          kept.add(runner + "/" + form);
        }

        @Override
        public void forget(String runner, String form) {
          kept.remove(runner + "/" + form);
        }
      };

  @Test
  void a_section_that_is_added_takes_jobs() throws Exception {
    try (PaasRunner runner = start(10, section("one", server))) {
      otherServer.enqueue(1);
      runner.add(section("two", otherServer));
      time.advance(SOON);
      assertThat(platform.launches()).containsExactly("hpd-job-two-1");
    }
  }

  @Test
  void a_section_that_is_retired_takes_no_job_and_sees_its_jobs_to_the_end() throws Exception {
    server.enqueue(1);
    try (PaasRunner runner = start(10, section("one", server))) {
      time.advance(SOON);
      runner.retire("one");
      server.enqueue(2);
      time.advance(SOON);
      assertThat(platform.launches()).containsExactly("hpd-job-one-1");
      assertThat(closed).isEmpty();

      finish(server, 1, "hpd-job-one-1");
      assertThat(time.runUntil(() -> closed.contains("one"), SOON)).isTrue();
      assertThat(platform.names()).isEmpty();
      assertThat(server.status(2)).isEqualTo("pending");
    }
    assertThat(closed).containsExactly("one");
  }

  @Test
  void a_section_that_waits_for_room_can_be_retired() throws Exception {
    server.enqueue(1);
    try (PaasRunner runner = start(1, section("one", server), section("two", otherServer))) {
      time.advance(SOON);
      runner.retire("two");
      assertThat(time.runUntil(() -> closed.contains("two"), SOON)).isTrue();
    }
  }

  @Test
  void a_changed_section_leaves_its_old_jobs_to_its_predecessor() throws Exception {
    server.enqueue(1);
    try (PaasRunner runner = start(10, section("one", server))) {
      time.advance(SOON);
      runner.retire("one");
      runner.add(section("one", otherServer));
      otherServer.enqueue(2);
      time.advance(SOON);
      assertThat(platform.launches()).containsExactly("hpd-job-one-1", "hpd-job-one-2");

      finish(server, 1, "hpd-job-one-1");
      finish(otherServer, 2, "hpd-job-one-2");
      assertThat(time.runUntil(() -> platform.names().isEmpty(), SOON)).isTrue();
      assertThat(closed).containsExactly("one");
    }
  }

  @Test
  void limits_apply_at_once() throws Exception {
    for (int id = 1; id <= 6; id++) {
      server.enqueue(id);
    }
    try (PaasRunner runner = start(2, section("one", server))) {
      time.advance(SOON);
      assertThat(platform.launches()).hasSize(2);
      runner.become(EngineSettings.DEFAULTS.withLimits(Limits.of(5, 5)));
      time.advance(SOON);
      assertThat(platform.launches()).hasSize(5);
      assertThat(closed).isEmpty();
    }
  }

  @Test
  void a_lowered_quota_applies_to_those_that_wait_already() throws Exception {
    try (PaasRunner runner = start(50, section("one", server), section("two", otherServer))) {
      runner.become(weighted(4));
      for (int id = 1; id <= 9; id++) {
        server.enqueue(id);
        otherServer.enqueue(10L + id);
      }
      time.advance(SOON);
      List<String> first = platform.launches();
      runner.become(weighted(2));
      for (int ended = 1; ended <= first.size(); ended++) {
        finish(first.get(ended - 1));
        time.advance(SOON);
        assertThat(platform.names()).hasSize(Math.max(2, first.size() - ended));
      }
      runner.become(weighted(3));
      time.advance(SOON);
      assertThat(platform.names()).hasSize(3);
    }
  }

  @Test
  void the_quota_holds_while_its_reference_section_is_exchanged() throws Exception {
    try (PaasRunner runner = start(50, section("one", server), section("two", otherServer))) {
      runner.become(weighted(2));
      time.advance(SOON);
      runner.retire("one");
      for (int id = 1; id <= 4; id++) {
        otherServer.enqueue(id);
      }
      time.advance(SOON);
      assertThat(platform.names()).hasSize(2);
      assertThat(otherServer.failureCode(1)).isEmpty();

      runner.add(section("one", server));
      time.advance(SOON);
      assertThat(platform.names()).hasSize(2);
    }
  }

  @Test
  void a_quota_that_cannot_be_computed_fails_no_job() throws Exception {
    try (PaasRunner runner = start(50, section("one", server), section("two", otherServer))) {
      // The first requests, which know of no quota.
      time.advance(Duration.ofMillis(1));
      server.enqueue(1);
      runner.become(weighted("three"));
      time.advance(SOON);
      assertThat(platform.launches()).isEmpty();

      runner.become(weighted("two"));
      time.advance(SOON);
      assertThat(platform.launches()).containsExactly("hpd-job-one-1");
    }
  }

  private static EngineSettings weighted(int jobs) {
    return weighted("one", jobs);
  }

  private static EngineSettings weighted(String reference) {
    return weighted(reference, 9);
  }

  private static EngineSettings weighted(String reference, int jobs) {
    return EngineSettings.DEFAULTS.withLimits(
        new Limits(50, 50, Duration.ZERO, Optional.of(new QuotaReference(reference, "any", jobs))));
  }

  @Test
  void a_job_whose_section_comes_back_goes_on() throws Exception {
    server.enqueue(1);
    try (PaasRunner _ = start(10, section("one", server))) {
      time.advance(SOON);
    }
    try (PaasRunner runner = start(1, section("two", otherServer))) {
      otherServer.enqueue(2);
      time.advance(SOON);
      assertThat(runner.jobs()).hasSize(1);
      assertThat(otherServer.status(2))
          .as("the host without a section takes room")
          .isEqualTo("pending");

      runner.add(section("one", server));
      finish(server, 1, "hpd-job-one-1");
      assertThat(time.runUntil(() -> otherServer.status(2).equals("running"), SOON)).isTrue();
      assertThat(platform.names()).doesNotContain("hpd-job-one-1");
    }
  }

  @Test
  void a_retired_section_is_kept_over_a_restart_until_its_jobs_are_over() throws Exception {
    server.enqueue(1);
    try (PaasRunner runner = start(10, form("one", "old", server), section("two", otherServer))) {
      time.advance(SOON);
      runner.retire("one");
      time.advance(SOON);
    }
    assertThat(kept).as("a stop forgets nothing").containsExactly("one/old");

    server.enqueue(2);
    PaasRunner.Builder next = builder(10, section("two", otherServer));
    try (PaasRunner runner = next.retiring(form("one", "old", server)).start()) {
      time.advance(SOON);
      assertThat(runner.status().withoutSection()).isEmpty();
      assertThat(server.status(2)).as("it takes no jobs").isEqualTo("pending");
      finish(server, 1, "hpd-job-one-1");
      assertThat(time.runUntil(kept::isEmpty, SOON)).isTrue();
      assertThat(platform.names()).isEmpty();
      assertThat(runner.jobs()).isEmpty();
    }
  }

  @Test
  void after_a_restart_each_job_goes_on_with_the_form_that_it_came_through() throws Exception {
    server.enqueue(1);
    try (PaasRunner runner = start(10, form("one", "old", server))) {
      time.advance(SOON);
      runner.retire("one");
      runner.add(form("one", "new", otherServer));
      otherServer.enqueue(2);
      time.advance(SOON);
    }
    PaasRunner.Builder next = builder(10, form("one", "new", otherServer));
    try (PaasRunner runner = next.retiring(form("one", "old", server)).start()) {
      finish(server, 1, "hpd-job-one-1");
      assertThat(time.runUntil(() -> runner.jobs().size() == 1, SOON)).isTrue();
      assertThat(time.runUntil(kept::isEmpty, SOON)).isTrue();
      finish(otherServer, 2, "hpd-job-one-2");
      assertThat(time.runUntil(() -> platform.names().isEmpty(), SOON)).isTrue();
    }
  }

  @Test
  void a_form_that_retires_twice_is_kept_until_the_jobs_of_both_are_over() throws Exception {
    server.enqueue(1);
    try (PaasRunner runner = start(10, form("one", "same", server))) {
      time.advance(SOON);
      runner.retire("one");
      runner.add(form("one", "same", server));
      time.advance(SOON);
      runner.retire("one");
      time.advance(SOON);
      assertThat(kept).containsExactly("one/same");
      finish(server, 1, "hpd-job-one-1");
      assertThat(time.runUntil(kept::isEmpty, SOON)).isTrue();
    }
  }

  @Test
  void no_section_is_retired_if_one_cannot_be_kept() throws Exception {
    try (PaasRunner runner =
        start(10, form("one", "a", server), form("two", "full", otherServer))) {
      assertThatThrownBy(() -> runner.retire(List.of("one", "two")))
          .isInstanceOf(IOException.class);
      assertThat(kept).isEmpty();
      server.enqueue(1);
      time.advance(SOON);
      assertThat(platform.launches()).containsExactly("hpd-job-one-1");
    }
  }

  @Test
  void jobs_without_a_section_are_in_the_status_and_reminded_of() throws Exception {
    server.enqueue(1);
    try (PaasRunner _ = start(10, section("one", server))) {
      time.advance(SOON);
    }
    try (PaasRunner runner = start(10, section("two", otherServer))) {
      assertThat(runner.status().withoutSection())
          .singleElement()
          .satisfies(job -> assertThat(job.id()).isEqualTo(1));
      runner.add(section("one", server));
      assertThat(runner.status().withoutSection()).isEmpty();
    }
  }

  @Test
  void a_name_is_added_and_retired_once() throws Exception {
    try (PaasRunner runner = start(10, section("one", server))) {
      assertThatThrownBy(() -> runner.add(section("one", otherServer)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> runner.retire("two")).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private void finish(String host) {
    String[] words = host.split("-", -1);
    finish(words[2].equals("one") ? server : otherServer, Long.parseLong(words[3]), host);
  }

  private void finish(FakeServer coordinator, long id, String host) {
    coordinator.become(id, "success");
    platform.become(host, new HostCondition.Ended("exit code 0"));
  }

  private PaasRunner start(int concurrent, RunnerSection... sections) throws IOException {
    return builder(concurrent, sections).start();
  }

  private PaasRunner.Builder builder(int concurrent, RunnerSection... sections) {
    PaasRunner.Builder builder =
        PaasRunner.builder()
            .settings(EngineSettings.DEFAULTS.withLimits(Limits.of(concurrent, concurrent)))
            .store(store)
            .time(time)
            .keeper(keeper)
            .systemId("r_000000000000");
    List.of(sections).forEach(builder::section);
    return builder;
  }

  private RunnerSection form(String name, String form, FakeServer coordinator) {
    RunnerSection one = section(name, coordinator);
    return new RunnerSection(
        name,
        name,
        one.coordinator(),
        one.executor(),
        one.handOff(),
        0,
        Optional.empty(),
        Optional.of(form));
  }

  private RunnerSection section(String name, FakeServer coordinator) {
    return new RunnerSection(
        name,
        name,
        new FakeCoordinator(coordinator, CallHook.none(), () -> closed.add(name)),
        new FakeExecutor(platform, CallHook.none()),
        _ -> new BuildContext(Map.of()),
        0);
  }
}
