package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.Attempt;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.testkit.fake.CallHook;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A call that is not interrupted would hang for ever, hence the limit.
@Timeout(60)
class WriteOffTest {
  private static final JobKey KEY = new JobKey("http://coordinator.invalid", "fake", 1);
  private static final Duration LONG = Duration.ofMinutes(30);

  private final World world = new World();

  @Test
  void a_host_that_cannot_be_removed_is_forgotten_when_it_is_written_off() throws Exception {
    world.server.enqueue(1);
    try (PaasRunner runner = world.start(WriteOffTest::refuseRemoval, CallHook.none())) {
      settle();
      assertThat(runner.writeOff(KEY, "removed by hand")).isTrue();
      assertThat(world.time.runUntil(world::isSettled, Duration.ofSeconds(1))).isTrue();
      assertThat(world.time.runUntil(() -> runner.jobs().isEmpty(), LONG)).isTrue();
      assertThat(runner.writeOff(KEY, "again")).isFalse();
    }
    assertThat(world.story.lines()).endsWith("closed", "written off: removed by hand");
    assertThat(world.platform.names()).hasSize(1);
  }

  @Test
  void a_removal_under_way_is_interrupted_and_makes_no_trouble_afterwards() throws Exception {
    world.server.enqueue(1);
    try (PaasRunner runner = world.start(this::hang, CallHook.none())) {
      settle();
      world.time.advance(Duration.ofSeconds(10));
      assertThat(runner.writeOff(KEY, "removed by hand")).isTrue();
      assertThat(world.time.runUntil(() -> runner.jobs().isEmpty(), LONG)).isTrue();
    }
    assertThat(world.story.lines())
        .endsWith("closed", "written off: removed by hand")
        .doesNotContain("call failed");
  }

  @Test
  void a_job_at_work_is_not_written_off() throws Exception {
    world.server.enqueue(1);
    try (PaasRunner runner = world.start()) {
      assertThat(world.time.runUntil(() -> !world.platform.launches().isEmpty(), LONG)).isTrue();
      assertThat(runner.writeOff(KEY, "too early")).isFalse();
      assertThat(runner.writeOff(new JobKey("http://x", "fake", 2), "unknown")).isFalse();
      world.time.advance(Duration.ofMinutes(1));
      assertThat(runner.jobs()).hasSize(1);
    }
  }

  @Test
  void a_job_without_a_section_is_forgotten_at_once_whatever_its_state() throws Exception {
    JobKey stranger = new JobKey("http://coordinator.invalid", "gone", 1);
    Instant now = world.time.instant();
    JobState state = new JobState.Acquired(Attempt.first(now));
    world.disk.create(
        new JobRecord(stranger, Secret.of("t"), now, Duration.ofHours(1), Set.of(), state), "{}");
    try (PaasRunner runner = world.start()) {
      assertThat(runner.writeOff(stranger, "the section was removed")).isTrue();
      assertThat(world.disk.loadAll().jobs()).isEmpty();
      assertThat(runner.writeOff(stranger, "again")).isFalse();
    }
    assertThat(world.story.lines()).containsExactly("written off: the section was removed");
  }

  /// Runs until the job is over and its host is owed.
  private void settle() throws InterruptedException {
    String host = "hpd-job-fake-1";
    assertThat(world.time.runUntil(() -> world.platform.launches().contains(host), LONG)).isTrue();
    world.server.become(1, "success");
    world.platform.become(host, new HostCondition.Ended("exit code 0"));
    assertThat(world.time.runUntil(() -> world.story.lines().contains("settling"), LONG)).isTrue();
  }

  private static void refuseRemoval(String call, CallHook.Moment moment) throws ExecutorException {
    if (call.startsWith("decommission")) {
      throw new ExecutorException(ErrorKind.DENIED, "the credentials are no good any more");
    }
  }

  private void hang(String call, CallHook.Moment moment) throws InterruptedException {
    if (call.startsWith("decommission")) {
      world.time.sleepUntil(Instant.MAX);
    }
  }
}
