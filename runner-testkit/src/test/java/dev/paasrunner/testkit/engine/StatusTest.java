package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.status.Asking;
import dev.paasrunner.status.Asking.Condition;
import dev.paasrunner.status.RunnerStatus;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.CallHook.Moment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What an engine tells about itself.
class StatusTest {
  private final World world = new World();
  private final List<String> polls = new CopyOnWriteArrayList<>();
  private final List<String> resumed = new CopyOnWriteArrayList<>();
  private final RunnerListener listener =
      new RunnerListener() {
        @Override
        public void pollAnswered(String runner, boolean withJob) {
          polls.add(runner + (withJob ? " job" : " nothing"));
        }

        @Override
        public void pollFailed(String runner, CallError error) {
          polls.add(runner + " " + error.kind());
        }

        @Override
        public void jobResumed(JobRecord job, Instant at) {
          resumed.add(job.key().id() + " " + job.state().label());
        }
      };
  private volatile Optional<ErrorKind> refusal = Optional.empty();

  private PaasRunner start() throws IOException {
    return world.start(world.disk, CallHook.none(), this::refuse, listener);
  }

  private void refuse(String call, Moment moment) throws CoordinatorException {
    Optional<ErrorKind> kind = refusal;
    if (kind.isPresent() && call.equals("requestJob") && moment == Moment.BEFORE) {
      throw new CoordinatorException(kind.get(), "the coordinator is not well");
    }
  }

  @Test
  void jobs_take_room_and_polls_are_told() throws Exception {
    world.server.enqueue(1);
    try (PaasRunner runner = start()) {
      world.time.advance(Duration.ofSeconds(20));
      RunnerStatus status = runner.status();
      assertThat(status.alive()).isTrue();
      assertThat(status.stateWritable()).isTrue();
      assertThat(status.capacity().concurrent()).isEqualTo(50);
      assertThat(status.capacity().jobs()).isEqualTo(1);
      assertThat(status.capacity().weight()).isEqualTo(1);
      assertThat(status.sections())
          .singleElement()
          .satisfies(section -> assertThat(section.asking()).isEqualTo(Asking.WELL));
      assertThat(polls).startsWith("fake job", "fake nothing");
    }
  }

  @Test
  void a_failing_coordinator_is_told_and_one_that_refuses_is_told_apart() throws Exception {
    refusal = Optional.of(ErrorKind.TRANSIENT);
    try (PaasRunner runner = start()) {
      world.time.advance(Duration.ofSeconds(1));
      assertThat(asking(runner))
          .isEqualTo(new Asking(Condition.COORDINATOR_FAILS, "the coordinator is not well"));
      refusal = Optional.of(ErrorKind.DENIED);
      world.time.advance(Duration.ofMinutes(2));
      assertThat(asking(runner).condition()).isEqualTo(Condition.COORDINATOR_REFUSES);
      assertThat(asking(runner).isAsking()).isFalse();
      assertThat(polls).contains("fake TRANSIENT", "fake DENIED");
    }
  }

  @Test
  void a_job_from_before_a_restart_is_told_as_resumed() throws Exception {
    world.server.enqueue(1);
    try (PaasRunner _ = start()) {
      world.time.advance(Duration.ofSeconds(20));
      assertThat(resumed).isEmpty();
    }
    try (PaasRunner _ = start()) {
      world.time.advance(Duration.ofSeconds(1));
      assertThat(resumed).containsExactly("1 running");
    }
  }

  private static Asking asking(PaasRunner runner) {
    return runner.status().sections().getFirst().asking();
  }
}
