package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.CallHook.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The root causes for which programs like this one lose hosts and jobs in the field. Each has a
/// test, here or where its subject is:
///
/// | root cause | tests |
/// |---|---|
/// | a listing lags behind a creation | here; `chaos.CrashMatrixTest` throughout |
/// | counters are kept by adding and subtracting | here; `chaos.CrashMatrixTest` waits for the place |
/// | an exception ends a loop for ever | here |
/// | a crash between two remote effects | `KillTest`, `chaos.CrashMatrixTest` |
/// | "not found" is an error instead of a success | here |
/// | a deletion is tried once | `JobLifeTest.a_host_that_cannot_be_removed_for_hours…` |
/// | ownership is not proven before a deletion | `SweeperTest.a_host_with_anothers_mark…` |
/// | old observations are believed after an outage | here; `JobLifeTest.a_platform_that_cannot_be…` |
/// | a cancel waits for a host | `JobLifeTest.a_job_canceled_before…`, `chaos.Life.CANCELED_…` |
/// | all is reaped at once after an outage | `SweeperTest.many_strays…`, `OutageTest` |
@Timeout(30)
class FieldFailuresTest {
  private static final String HOST = "hpd-job-fake-1";
  private static final Duration A_WHILE = Duration.ofHours(3);

  private final World world = new World(Duration.ofSeconds(5));
  private final Set<String> met = ConcurrentHashMap.newKeySet();

  @Test
  void a_host_whose_removal_hangs_is_not_forgotten_although_no_look_up_shows_it() throws Exception {
    world.server.enqueue(1);
    AtomicBoolean hangs = new AtomicBoolean(true);
    CallHook<ExecutorException> hook =
        (call, moment) -> {
          if (call.startsWith("provision ") && moment == Moment.AFTER) {
            world.platform.beginRemoval(HOST);
            throw new ExecutorException(ErrorKind.REFUSED, "made, and refused nevertheless");
          }
          if (call.startsWith("decommission ") && hangs.get()) {
            throw new ExecutorException(ErrorKind.TRANSIENT, "it is being deleted");
          }
        };
    try (PaasRunner runner = world.start(hook, CallHook.none())) {
      world.time.advance(Duration.ofHours(1));
      assertThat(runner.jobs()).hasSize(1);
      hangs.set(false);
      assertThat(world.time.runUntil(world::isSettled, A_WHILE)).isTrue();
    }
    assertThat(world.platform.names()).isEmpty();
  }

  @Test
  void a_host_that_the_listing_does_not_show_yet_is_waited_for_and_not_made_again()
      throws Exception {
    world.server.enqueue(1);
    CallHook<ExecutorException> lossy =
        (call, moment) -> {
          if (call.startsWith("provision ") && moment == Moment.AFTER && met.add(call)) {
            throw new ExecutorException(ErrorKind.TRANSIENT, "the answer was lost");
          }
        };
    try (PaasRunner _ = world.start(lossy, CallHook.none())) {
      assertThat(world.time.runUntil(() -> !world.platform.launches().isEmpty(), A_WHILE)).isTrue();
    }
    assertThat(world.platform.creations()).containsExactly(HOST);
  }

  @Test
  void whatever_fails_no_place_is_lost() throws Exception {
    LongStream.rangeClosed(1, 40).forEach(world.server::enqueue);
    try (PaasRunner runner = world.start(1, FieldFailuresTest::failInTurn)) {
      boolean over =
          world.time.runUntil(
              () -> {
                world.platform.launches().forEach(world.platform::remove);
                return world.isSettled();
              },
              Duration.ofDays(2));
      assertThat(over).isTrue();
      assertThat(runner.jobs()).isEmpty();
    }
  }

  /// Of four jobs one cannot be planned, one gets no host, one cannot be handed over, and the host
  /// of one vanishes.
  private static void failInTurn(String call, Moment moment) throws ExecutorException {
    String[] words = call.split("[ -]", -1);
    String[] failing = {"plan", "provision", "launch", "nothing"};
    if (moment == Moment.AFTER
        && call.contains(" hpd-job")
        && words[0].equals(failing[Integer.parseInt(words[words.length - 1]) % 4])) {
      throw new ExecutorException(ErrorKind.REFUSED, call + " is refused");
    }
  }

  @Test
  void a_bug_in_any_call_ends_no_loop() throws Exception {
    world.server.enqueue(1);
    RunnerListener broken =
        new RunnerListener() {
          @Override
          public void jobAcquired(JobRecord job, Instant at) {
            throw new IllegalStateException("a bug in a listener");
          }
        };
    Map<String, Integer> looks = new HashMap<>();
    CallHook<ExecutorException> executor = (call, _) -> failOnce(call);
    CallHook<CoordinatorException> coordinator = (call, _) -> failOnce(call);
    try (PaasRunner _ = world.start(world.disk, executor, coordinator, broken)) {
      boolean over =
          world.time.runUntil(
              () -> {
                boolean old =
                    !world.platform.launches().isEmpty() && looks.merge("", 1, Integer::sum) == 60;
                if (old) {
                  world.server.become(1, "success");
                  world.platform.become(HOST, new HostCondition.Ended("exit code 0"));
                }
                return world.isSettled();
              },
              A_WHILE);
      assertThat(over).isTrue();
      world.server.enqueue(2);
      assertThat(world.time.runUntil(() -> world.platform.launches().size() == 2, A_WHILE))
          .isTrue();
    }
    assertThat(world.server.status(1)).isEqualTo("success");
    assertThat(met).contains("requestJob", "status 1", "observe", "listOwned");
  }

  private void failOnce(String call) {
    if (met.add(call)) {
      throw new AssertionError("a bug at the first " + call);
    }
  }

  @Test
  void a_host_that_is_gone_already_counts_as_removed() throws Exception {
    world.server.enqueue(1);
    Set<String> removals = new HashSet<>();
    CallHook<ExecutorException> others =
        (call, moment) -> {
          if (call.startsWith("decommission ") && moment == Moment.BEFORE) {
            assertThat(removals.add(call)).isTrue();
            world.platform.remove(HOST);
          }
        };
    try (PaasRunner runner = world.start(others, CallHook.none())) {
      assertThat(world.time.runUntil(() -> isRunning(runner), A_WHILE)).isTrue();
      world.server.become(1, "success");
      world.platform.become(HOST, new HostCondition.Ended("exit code 0"));
      assertThat(world.time.runUntil(world::isSettled, Duration.ofMinutes(1))).isTrue();
    }
    assertThat(removals).hasSize(1);
  }

  @Test
  void a_daemon_that_was_away_for_hours_looks_before_it_gives_a_job_up() throws Exception {
    world.server.enqueue(1);
    try (PaasRunner runner = world.start()) {
      assertThat(world.time.runUntil(() -> isRunning(runner), A_WHILE)).isTrue();
    }
    world.time.advance(Duration.ofHours(6));
    world.server.become(1, "success");
    world.platform.become(HOST, new HostCondition.Ended("exit code 0"));
    try (PaasRunner _ = world.start()) {
      assertThat(world.time.runUntil(world::isSettled, A_WHILE)).isTrue();
    }
    assertThat(world.server.status(1)).isEqualTo("success");
    assertThat(world.server.failureCode(1)).isEmpty();
  }

  private static boolean isRunning(PaasRunner runner) {
    return runner.jobs().stream().anyMatch(job -> job.state().label().equals("running"));
  }
}
