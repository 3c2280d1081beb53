package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.CallHook.Moment;
import dev.paasrunner.time.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class JobLifeTest {
  private static final String HOST = "hpd-job-fake-1";
  private static final Duration A_WHILE = Duration.ofHours(3);

  private final World world = new World();

  @Test
  void a_job_goes_through_its_life_and_leaves_nothing() throws Exception {
    world.server.enqueue(1);
    try (PaasRunner runner = world.start()) {
      assertThat(world.time.runUntil(() -> isRunning(runner), A_WHILE)).isTrue();
      hostReports("success");
      assertThat(world.time.runUntil(world::isSettled, A_WHILE)).isTrue();
    }
    assertThat(world.story.lines())
        .containsExactly(
            "acquired", "provisioning", "launching", "starting", "running", "settling", "closed");
    assertThat(world.platform.names()).isEmpty();
    assertThat(world.server.failureCode(1)).isEmpty();
  }

  @Test
  void a_job_canceled_while_it_waits_for_its_host_gets_none() throws Exception {
    world.server.enqueue(1);
    CallHook<ExecutorException> cancelAndFail =
        (call, moment) -> {
          if (call.startsWith("provision ") && moment == Moment.BEFORE) {
            world.server.become(1, "canceled");
            throw new ExecutorException(ErrorKind.TRANSIENT, "the platform is busy");
          }
        };
    try (PaasRunner runner = world.start(cancelAndFail, CallHook.none())) {
      assertThat(world.time.runUntil(() -> runner.jobs().isEmpty() && world.isSettled(), A_WHILE))
          .isTrue();
    }
    assertThat(world.platform.creations()).isEmpty();
  }

  @Test
  void the_coordinator_is_not_asked_about_a_job_that_it_handed_over_just_now() throws Exception {
    world.server.enqueue(1);
    List<String> asked = new CopyOnWriteArrayList<>();
    List<String> askedBeforeLaunch = new CopyOnWriteArrayList<>();
    CallHook<CoordinatorException> ask = (call, _) -> asked.add(call);
    CallHook<ExecutorException> launch =
        (call, moment) -> {
          if (call.startsWith("launch ") && moment == Moment.BEFORE) {
            askedBeforeLaunch.addAll(asked);
          }
        };
    try (PaasRunner runner = world.start(launch, ask)) {
      assertThat(world.time.runUntil(() -> isRunning(runner), A_WHILE)).isTrue();
      assertThat(askedBeforeLaunch).isNotEmpty().allMatch(call -> call.equals("requestJob"));
      hostReports("success");
      assertThat(world.time.runUntil(world::isSettled, A_WHILE)).isTrue();
    }
  }

  @Test
  void a_cancel_interrupts_a_launch_that_takes_long_and_the_host_goes() throws Exception {
    world.server.enqueue(1);
    Wakeup never = world.time.newWakeup();
    CallHook<ExecutorException> stuck =
        (call, moment) -> {
          if (call.startsWith("launch ") && moment == Moment.BEFORE) {
            world.server.become(1, "canceling");
            never.await(Instant.MAX);
          }
        };
    try (PaasRunner _ = world.start(stuck, CallHook.none())) {
      assertThat(world.time.runUntil(world::isSettled, Duration.ofSeconds(20))).isTrue();
    }
    assertThat(world.server.status(1)).isEqualTo("canceled");
    assertThat(world.platform.names()).isEmpty();
    assertThat(world.platform.launches()).isEmpty();
  }

  @Test
  void a_host_that_cannot_be_built_fails_its_job_at_once() throws Exception {
    world.server.enqueue(1);
    CallHook<ExecutorException> broken =
        (call, _) -> {
          if (call.startsWith("launch ")) {
            throw new ExecutorException(ErrorKind.REFUSED, "the image cannot be built");
          }
        };
    try (PaasRunner _ = world.start(broken, CallHook.none())) {
      assertThat(world.time.runUntil(world::isSettled, Duration.ofSeconds(10))).isTrue();
    }
    assertThat(world.server.failureCode(1)).isEqualTo("host-build-failed");
    assertThat(world.platform.names()).isEmpty();
  }

  @Test
  void a_lost_answer_to_a_creation_makes_no_second_host() throws Exception {
    world.server.enqueue(1);
    AtomicInteger creations = new AtomicInteger();
    CallHook<ExecutorException> lossy =
        (call, moment) -> {
          boolean first =
              call.startsWith("provision")
                  && moment == Moment.AFTER
                  && creations.getAndIncrement() == 0;
          if (first) {
            throw new ExecutorException(ErrorKind.TRANSIENT, "the answer was lost");
          }
        };
    try (PaasRunner runner = world.start(lossy, CallHook.none())) {
      assertThat(world.time.runUntil(() -> isRunning(runner), A_WHILE)).isTrue();
      hostReports("failed");
      assertThat(world.time.runUntil(world::isSettled, A_WHILE)).isTrue();
    }
    assertThat(world.platform.creations()).containsExactly(HOST);
    assertThat(creations).hasValue(1);
  }

  @Test
  void an_executor_with_a_bug_fails_its_job_and_not_the_engine() throws Exception {
    world.server.enqueue(1);
    CallHook<ExecutorException> bug =
        (call, _) -> {
          if (call.startsWith("provision")) {
            throw new IllegalStateException("a bug in the plugin");
          }
        };
    try (PaasRunner _ = world.start(bug, CallHook.none())) {
      assertThat(world.time.runUntil(world::isSettled, A_WHILE)).isTrue();
    }
    assertThat(world.server.failureCode(1)).isEqualTo("provisioning-failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "provision", "launch "})
  void an_executor_that_throws_an_error_fails_its_job_and_not_the_engine(String method)
      throws Exception {
    world.server.enqueue(1);
    CallHook<ExecutorException> bug =
        (call, _) -> {
          if (call.startsWith(method)) {
            throw new AssertionError("a bug in the plugin");
          }
        };
    try (PaasRunner _ = world.start(bug, CallHook.none())) {
      assertThat(world.time.runUntil(world::isSettled, A_WHILE)).isTrue();
    }
    assertThat(world.server.status(1)).isEqualTo("failed");
    assertThat(world.platform.names()).isEmpty();
  }

  @Test
  void a_job_ends_although_its_executor_cannot_look_at_hosts() throws Exception {
    world.server.enqueue(1);
    CallHook<ExecutorException> bug =
        (call, _) -> {
          if (call.equals("observe")) {
            throw new AssertionError("a bug in the plugin");
          }
        };
    try (PaasRunner _ = world.start(bug, CallHook.none())) {
      assertThat(world.time.runUntil(() -> !world.platform.launches().isEmpty(), A_WHILE)).isTrue();
      hostReports("success");
      assertThat(world.time.runUntil(world::isSettled, Duration.ofMinutes(2))).isTrue();
    }
    assertThat(world.platform.names()).isEmpty();
  }

  @Test
  void a_platform_that_cannot_be_looked_at_for_long_costs_no_job() throws Exception {
    world.server.enqueue(1);
    AtomicBoolean down = new AtomicBoolean(true);
    CallHook<ExecutorException> outage =
        (call, _) -> {
          if (call.equals("observe") && down.get()) {
            throw new ExecutorException(ErrorKind.TRANSIENT, "the platform is down");
          }
        };
    try (PaasRunner runner = world.start(outage, CallHook.none())) {
      world.time.advance(Duration.ofMinutes(50));
      assertThat(world.server.status(1)).isEqualTo("running");
      down.set(false);
      assertThat(world.time.runUntil(() -> isRunning(runner), A_WHILE)).isTrue();
      hostReports("success");
      assertThat(world.time.runUntil(world::isSettled, A_WHILE)).isTrue();
    }
    assertThat(world.server.failureCode(1)).isEmpty();
  }

  @Test
  void a_host_that_never_starts_its_job_is_given_up_after_the_start_timeout() throws Exception {
    world.server.enqueue(1);
    CallHook<ExecutorException> pending =
        (call, moment) -> {
          if (call.startsWith("launch ") && moment == Moment.AFTER) {
            world.platform.become(HOST, new HostCondition.Pending());
          }
        };
    try (PaasRunner _ = world.start(pending, CallHook.none())) {
      assertThat(world.time.runUntil(world::isSettled, Duration.ofMinutes(21))).isTrue();
    }
    assertThat(world.server.failureCode(1)).isEqualTo("start-timeout");
    assertThat(world.platform.names()).isEmpty();
  }

  @Test
  void a_host_that_ends_without_a_report_fails_its_job() throws Exception {
    world.server.enqueue(1);
    try (PaasRunner runner = world.start()) {
      assertThat(world.time.runUntil(() -> isRunning(runner), A_WHILE)).isTrue();
      world.platform.become(HOST, new HostCondition.Ended("exit code 137"));
      assertThat(world.time.runUntil(world::isSettled, Duration.ofSeconds(30))).isTrue();
    }
    assertThat(world.server.failureCode(1)).isEqualTo("host-ended");
    assertThat(world.platform.names()).isEmpty();
  }

  @Test
  void a_host_that_vanishes_fails_its_job() throws Exception {
    world.server.enqueue(1);
    try (PaasRunner runner = world.start()) {
      assertThat(world.time.runUntil(() -> isRunning(runner), A_WHILE)).isTrue();
      world.platform.remove(HOST);
      assertThat(world.time.runUntil(world::isSettled, Duration.ofSeconds(30))).isTrue();
    }
    assertThat(world.server.failureCode(1)).isEqualTo("host-vanished");
  }

  @Test
  void a_job_that_outlives_its_timeout_is_failed_and_its_host_goes() throws Exception {
    world.server.enqueue(1, Duration.ofMinutes(10));
    try (PaasRunner runner = world.start()) {
      assertThat(world.time.runUntil(() -> isRunning(runner), A_WHILE)).isTrue();
      world.time.advance(Duration.ofMinutes(10));
      assertThat(world.server.status(1)).isEqualTo("running");
      assertThat(world.time.runUntil(world::isSettled, Duration.ofMinutes(2))).isTrue();
    }
    assertThat(world.server.failureCode(1)).isEqualTo("job-timeout");
    assertThat(world.platform.names()).isEmpty();
  }

  @Test
  void a_host_is_removed_although_the_report_is_refused_for_hours() throws Exception {
    world.server.enqueue(1);
    AtomicBoolean down = new AtomicBoolean(true);
    CallHook<CoordinatorException> outage =
        (call, _) -> {
          if (call.startsWith("fail") && down.get()) {
            throw new CoordinatorException(ErrorKind.TRANSIENT, "the coordinator is down");
          }
        };
    try (PaasRunner runner = world.start(CallHook.none(), outage)) {
      assertThat(world.time.runUntil(() -> isRunning(runner), A_WHILE)).isTrue();
      world.platform.become(HOST, new HostCondition.Ended("exit code 1"));
      world.time.advance(Duration.ofHours(2));
      assertThat(world.platform.names()).isEmpty();
      assertThat(world.server.status(1)).isEqualTo("running");
      down.set(false);
      assertThat(world.time.runUntil(world::isSettled, Duration.ofMinutes(10))).isTrue();
    }
    assertThat(world.server.failureCode(1)).isEqualTo("host-ended");
  }

  @Test
  void a_host_that_cannot_be_removed_for_hours_is_tried_until_it_is_gone() throws Exception {
    world.server.enqueue(1);
    AtomicBoolean down = new AtomicBoolean(true);
    CallHook<ExecutorException> outage =
        (call, _) -> {
          if (call.startsWith("decommission") && down.get()) {
            throw new ExecutorException(ErrorKind.DENIED, "this token may not delete");
          }
        };
    try (PaasRunner runner = world.start(outage, CallHook.none())) {
      assertThat(world.time.runUntil(() -> isRunning(runner), A_WHILE)).isTrue();
      hostReports("success");
      world.time.advance(Duration.ofHours(12));
      assertThat(world.platform.names()).containsExactly(HOST);
      down.set(false);
      assertThat(world.time.runUntil(world::isSettled, Duration.ofMinutes(10))).isTrue();
    }
    assertThat(world.platform.names()).isEmpty();
  }

  @Test
  void a_section_whose_token_is_refused_three_times_pauses_longer_and_longer_and_comes_back()
      throws Exception {
    AtomicBoolean refused = new AtomicBoolean(true);
    CallHook<CoordinatorException> denial =
        (call, _) -> {
          if (call.equals("requestJob") && refused.get()) {
            throw new CoordinatorException(ErrorKind.DENIED, "the runner token is refused");
          }
        };
    try (PaasRunner _ = world.start(CallHook.none(), denial)) {
      world.time.advance(Duration.ofMinutes(2));
      assertThat(world.story.lines())
          .containsExactly("fake paused for 60 s", "fake paused for 120 s");
      refused.set(false);
      world.time.advance(Duration.ofMinutes(10));
      assertThat(world.story.lines()).contains("fake resumed");
    }
  }

  @Test
  void jobs_beyond_the_limit_are_not_asked_for() throws Exception {
    for (int id = 1; id <= 60; id++) {
      world.server.enqueue(id);
    }
    try (PaasRunner runner = world.start()) {
      world.time.advance(Duration.ofMinutes(5));
      assertThat(runner.jobs()).hasSize(50);
      assertThat(Collections.frequency(world.story.lines(), "acquired")).isEqualTo(50);
    }
  }

  @Test
  void a_parked_job_goes_on_after_the_next_start() throws Exception {
    world.server.enqueue(1);
    try (PaasRunner runner = world.start()) {
      assertThat(world.time.runUntil(() -> isRunning(runner), A_WHILE)).isTrue();
    }
    assertThat(world.disk.loadAll().jobs()).hasSize(1);
    try (PaasRunner _ = world.start()) {
      hostReports("success");
      assertThat(world.time.runUntil(world::isSettled, A_WHILE)).isTrue();
    }
    assertThat(world.platform.names()).isEmpty();
    assertThat(world.platform.launches()).containsExactly(HOST);
  }

  private void hostReports(String status) {
    world.server.become(1, status);
    world.platform.become(HOST, new HostCondition.Ended("exit code 0"));
  }

  private static boolean isRunning(PaasRunner runner) {
    return runner.jobs().stream().anyMatch(job -> job.state().label().equals("running"));
  }
}
