package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.testkit.fake.CallHook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A platform that fails for everybody.
@Timeout(30)
class OutageTest {
  private static final int JOBS = 20;
  private static final Duration A_WHILE = Duration.ofMinutes(30);

  private final World world = new World();
  private final List<String> calls = new ArrayList<>();
  private volatile ErrorKind trouble = ErrorKind.TRANSIENT;
  private volatile boolean outage = true;

  @Test
  void an_outage_of_an_hour_fails_no_job() throws Exception {
    enqueue(Duration.ofHours(3));
    try (PaasRunner _ = start()) {
      world.time.advance(Duration.ofHours(1));
      assertThat(world.platform.creations()).isEmpty();
      outage = false;
      finishAll();
    }
    assertThat(statuses()).containsOnly("success");
  }

  @Test
  void few_jobs_are_taken_in_an_outage_and_the_platform_is_asked_ever_more_seldom()
      throws Exception {
    enqueue(Duration.ofHours(3));
    try (PaasRunner runner = start()) {
      world.time.advance(Duration.ofHours(1));
      assertThat(runner.jobs()).hasSizeBetween(2, 10);
      int before = provisions();
      world.time.advance(Duration.ofMinutes(30));
      assertThat((provisions() - before) / runner.jobs().size()).isBetween(5, 9);
    }
  }

  @Test
  void an_outage_is_told_once_at_its_beginning_and_once_at_its_end() throws Exception {
    enqueue(Duration.ofHours(3));
    try (PaasRunner _ = start()) {
      world.time.advance(Duration.ofHours(1));
      outage = false;
      finishAll();
    }
    assertThat(world.story.lines().stream().filter(line -> line.startsWith("platform")))
        .containsExactly("platform down", "platform up");
  }

  @Test
  void refused_credentials_cost_no_more_jobs_than_were_taken_already() throws Exception {
    trouble = ErrorKind.DENIED;
    enqueue(Duration.ofHours(3));
    try (PaasRunner _ = start()) {
      world.time.advance(Duration.ofMinutes(4));
      assertThat(statuses().stream().filter("failed"::equals)).hasSizeBetween(1, 10);
      outage = false;
      finishAll();
    }
    assertThat(statuses()).contains("success");
  }

  @Test
  void jobs_one_at_a_time_do_not_fail_one_after_the_other() throws Exception {
    enqueue(Duration.ofHours(3));
    try (PaasRunner _ = world.start(1, this::call)) {
      world.time.advance(Duration.ofHours(1));
      outage = false;
      finishAll();
    }
    assertThat(statuses().stream().filter("failed"::equals)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void one_payers_trouble_is_nobody_elses(ErrorKind kind) throws Exception {
    enqueue(Duration.ofHours(3));
    CallHook<ExecutorException> hook =
        (call, moment) -> {
          boolean odd =
              call.startsWith("provision") && "13579".contains(call.substring(call.length() - 1));
          if (moment == CallHook.Moment.BEFORE && (odd || call.equals("observe"))) {
            throw new ExecutorException(kind, "this payer's token was revoked").concerning("acme");
          }
        };
    try (PaasRunner _ = world.start(hook, CallHook.none())) {
      boolean served =
          world.time.runUntil(() -> world.platform.launches().size() == JOBS / 2, A_WHILE);
      assertThat(served).isTrue();
      world.time.advance(Duration.ofMinutes(10));
    }
    assertThat(world.story.lines())
        .noneMatch(line -> line.startsWith("platform") || line.contains("paused"));
  }

  @Test
  void two_payers_that_fail_are_an_outage() throws Exception {
    enqueue(Duration.ofHours(3));
    CallHook<ExecutorException> hook =
        (call, moment) -> {
          if (moment == CallHook.Moment.BEFORE && call.startsWith("provision")) {
            throw new ExecutorException(ErrorKind.TRANSIENT, "503")
                .concerning("payer " + call.charAt(call.length() - 1));
          }
        };
    try (PaasRunner _ = world.start(hook, CallHook.none())) {
      world.time.advance(Duration.ofMinutes(10));
    }
    assertThat(world.story.lines()).contains("platform down");
  }

  private PaasRunner start() throws Exception {
    return world.start(this::call, CallHook.none());
  }

  private void call(String call, CallHook.Moment moment) throws ExecutorException {
    if (moment == CallHook.Moment.BEFORE && call.startsWith("provision")) {
      synchronized (calls) {
        calls.add(call);
      }
      if (outage) {
        throw new ExecutorException(trouble, "the platform answered 503");
      }
    }
  }

  private int provisions() {
    synchronized (calls) {
      return calls.size();
    }
  }

  private void enqueue(Duration timeout) {
    LongStream.rangeClosed(1, JOBS).forEach(id -> world.server.enqueue(id, timeout));
  }

  private List<String> statuses() {
    return LongStream.rangeClosed(1, JOBS).mapToObj(world.server::status).toList();
  }

  /// Every host that was handed a job reports its success.
  private void finishAll() throws InterruptedException {
    boolean over =
        world.time.runUntil(
            () -> {
              world.platform.launches().forEach(this::succeed);
              return world.isSettled();
            },
            Duration.ofHours(2));
    assertThat(over).isTrue();
  }

  private void succeed(String host) {
    long id = Long.parseLong(host.substring(host.lastIndexOf('-') + 1));
    if (world.server.status(id).equals("running")) {
      world.server.become(id, "success");
      world.platform.become(host, new HostCondition.Ended("exit code 0"));
    }
  }
}
