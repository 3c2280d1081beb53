package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.settings.QuotaReference;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.status.Asking;
import dev.paasrunner.testkit.fake.CallHook.Moment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// When a section asks for no jobs, and what is told of that.
@Timeout(30)
class PauseTest {
  private static final Duration HOURS = Duration.ofHours(2);

  private final World world = new World();
  private volatile boolean platformRefuses = true;
  private volatile boolean coordinatorRefuses;

  @Test
  void a_pause_for_refused_credentials_of_the_platform_has_an_end_that_is_told() throws Exception {
    world.server.enqueue(1, HOURS);
    try (PaasRunner _ = world.start(this::atPlatform, this::atCoordinator)) {
      world.time.advance(Duration.ofMinutes(4));
      assertThat(pauses()).containsExactly("fake paused for 300 s");
      world.time.advance(Duration.ofMinutes(2));
      assertThat(pauses()).containsExactly("fake paused for 300 s", "fake resumed");
      world.time.advance(Duration.ofMinutes(20));
      assertThat(pauses()).hasSize(2);
    }
  }

  @Test
  void credentials_that_are_refused_again_are_a_new_pause() throws Exception {
    world.server.enqueue(1, HOURS);
    try (PaasRunner _ = world.start(this::atPlatform, this::atCoordinator)) {
      world.time.advance(Duration.ofMinutes(6));
      world.server.enqueue(2, HOURS);
      world.time.advance(Duration.ofMinutes(4));
      assertThat(pauses())
          .containsExactly("fake paused for 300 s", "fake resumed", "fake paused for 300 s");
    }
  }

  @Test
  void as_long_as_the_coordinator_refuses_too_nothing_is_resumed() throws Exception {
    world.server.enqueue(1, HOURS);
    try (PaasRunner _ = world.start(this::atPlatform, this::atCoordinator)) {
      world.time.advance(Duration.ofMinutes(4));
      coordinatorRefuses = true;
      world.time.advance(Duration.ofMinutes(10));
      assertThat(pauses())
          .startsWith("fake paused for 300 s", "fake resumed", "fake paused for 60 s");
      coordinatorRefuses = false;
      world.time.advance(Duration.ofMinutes(10));
      assertThat(pauses()).last().isEqualTo("fake resumed");
      assertThat(pauses().stream().filter("fake resumed"::equals)).hasSize(2);
    }
  }

  @Test
  void a_quota_that_cannot_be_computed_is_its_own_trouble_and_says_which_quota() throws Exception {
    world.server.enqueue(1, HOURS);
    QuotaReference quota = new QuotaReference("The fake", "any", 3);
    try (PaasRunner runner = world.start(quota, this::atPlatform)) {
      world.time.advance(Duration.ofMinutes(5));
      assertThat(asking(runner).condition()).isEqualTo(Asking.Condition.QUOTA_UNKNOWN);
      assertThat(asking(runner).isAsking()).isFalse();
      assertThat(asking(runner).why())
          .isEqualTo(
              "the quota of 3 jobs of flavor any at The fake is not known: the key is refused");
      assertThat(world.story.lines()).isEmpty();

      platformRefuses = false;
      world.time.advance(Duration.ofMinutes(2));
      assertThat(asking(runner)).isEqualTo(Asking.WELL);
      assertThat(world.story.lines()).startsWith("acquired");
    }
  }

  private void atPlatform(String call, Moment moment) throws ExecutorException {
    boolean needsKey = call.startsWith("provision") || call.startsWith("weightOf");
    if (moment == Moment.BEFORE && needsKey && platformRefuses) {
      throw new ExecutorException(ErrorKind.DENIED, "the key is refused");
    }
  }

  private void atCoordinator(String call, Moment moment) throws CoordinatorException {
    if (moment == Moment.BEFORE && call.equals("requestJob") && coordinatorRefuses) {
      throw new CoordinatorException(ErrorKind.DENIED, "the token is refused");
    }
  }

  private List<String> pauses() {
    return world.story.lines().stream().filter(line -> line.startsWith("fake ")).toList();
  }

  private static Asking asking(PaasRunner runner) {
    return runner.status().sections().getFirst().asking();
  }
}
