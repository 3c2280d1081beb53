package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.Weight;
import dev.paasrunner.settings.SweepMode;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeExecutor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Hosts that bear a mark and that no record knows.
@Timeout(30)
class SweeperTest {
  private static final Duration TWO_PASSES = Duration.ofMinutes(3);

  private final World world = new World();
  private volatile boolean listable = true;

  @Test
  void a_host_of_ours_without_a_record_is_removed_when_it_was_seen_twice() throws Exception {
    host("r_000000000000", "fake", 7);
    try (PaasRunner _ = start(SweepMode.DELETE)) {
      world.time.advance(Duration.ofSeconds(100));
      assertThat(world.platform.names()).hasSize(1);
      world.time.advance(TWO_PASSES);
    }
    assertThat(world.platform.names()).isEmpty();
    assertThat(world.story.lines()).contains("stray hpd-job-fake-7 removed");
  }

  @Test
  void a_host_with_anothers_mark_or_of_another_section_stays() throws Exception {
    host("r_999999999999", "fake", 7);
    host("r_000000000000", "other", 8);
    try (PaasRunner _ = start(SweepMode.DELETE)) {
      world.time.advance(Duration.ofHours(2));
    }
    assertThat(world.platform.names()).hasSize(2);
  }

  @Test
  void a_host_with_a_record_stays() throws Exception {
    world.server.enqueue(1, Duration.ofHours(5));
    try (PaasRunner _ = start(SweepMode.DELETE)) {
      world.time.advance(Duration.ofHours(2));
      assertThat(world.platform.names()).containsExactly("hpd-job-fake-1");
    }
  }

  @Test
  void strays_are_reported_once_and_stay_when_that_is_wanted() throws Exception {
    host("r_000000000000", "fake", 7);
    try (PaasRunner _ = start(SweepMode.REPORT)) {
      world.time.advance(Duration.ofHours(2));
    }
    assertThat(world.platform.names()).hasSize(1);
    assertThat(world.story.lines().stream().filter(line -> line.startsWith("stray")))
        .containsExactly("stray hpd-job-fake-7 reported");
  }

  @Test
  void strays_are_not_looked_for_when_that_is_not_wanted() throws Exception {
    host("r_000000000000", "fake", 7);
    try (PaasRunner _ = start(SweepMode.OFF)) {
      world.time.advance(Duration.ofHours(2));
    }
    assertThat(world.platform.names()).hasSize(1);
  }

  @Test
  void many_strays_are_removed_a_few_at_a_time() throws Exception {
    for (int id = 1; id <= 12; id++) {
      host("r_000000000000", "fake", id);
    }
    try (PaasRunner _ = start(SweepMode.DELETE)) {
      world.time.advance(TWO_PASSES);
      assertThat(world.platform.names()).hasSize(7);
      world.time.advance(TWO_PASSES.multipliedBy(2));
    }
    assertThat(world.platform.names()).isEmpty();
  }

  @Test
  void a_platform_that_cannot_be_listed_loses_no_host() throws Exception {
    listable = false;
    host("r_000000000000", "fake", 7);
    try (PaasRunner _ = start(SweepMode.DELETE)) {
      world.time.advance(Duration.ofHours(1));
      assertThat(world.platform.names()).hasSize(1);
      listable = true;
      world.time.advance(Duration.ofHours(1));
    }
    assertThat(world.platform.names()).isEmpty();
  }

  private PaasRunner start(SweepMode mode) throws Exception {
    return world.start(mode, this::call);
  }

  private void call(String call, CallHook.Moment moment) throws ExecutorException {
    if (call.equals("listOwned") && moment == CallHook.Moment.BEFORE && !listable) {
      throw new ExecutorException(ErrorKind.TRANSIENT, "the platform answered 503");
    }
  }

  private void host(String systemId, String runner, long id) throws Exception {
    JobKey key = new JobKey("http://fake.example", runner, id);
    String name = "hpd-job-" + runner + "-" + id;
    try (FakeExecutor executor = new FakeExecutor(world.platform, CallHook.none())) {
      executor.provision(new HostPlan(name, new OwnerMark(systemId, key), Weight.ONE, Map.of()));
    }
  }
}
