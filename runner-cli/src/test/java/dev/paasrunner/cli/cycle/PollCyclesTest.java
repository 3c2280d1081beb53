package dev.paasrunner.cli.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.CallHook.Moment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PollCyclesTest {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Section section = new Section();
  private final PollCycles cycles = new PollCycles(LONGEST, section.time);
  private final List<Integer> ended = new CopyOnWriteArrayList<>();

  @Test
  void a_cycle_is_over_when_every_section_has_its_answer() throws Exception {
    try (PaasRunner runner = section.start(cycles, CallHook.none())) {
      cycles.attend(runner, ended::add);
      section.time.advance(Duration.ofSeconds(10));
      assertThat(ended).startsWith(1, 2, 3).hasSizeBetween(3, 5);
    }
  }

  @Test
  void a_failure_is_an_answer_too() throws Exception {
    try (PaasRunner runner = section.start(cycles, refusing(ErrorKind.TRANSIENT))) {
      cycles.attend(runner, ended::add);
      section.time.advance(Duration.ofSeconds(2));
      assertThat(ended).containsExactly(1);
    }
  }

  @Test
  void cycles_go_on_by_time_when_no_section_asks() throws Exception {
    try (PaasRunner runner = section.start(cycles, refusing(ErrorKind.DENIED))) {
      section.time.advance(Duration.ofMinutes(10));
      cycles.attend(runner, ended::add);
      section.time.advance(Duration.ofMinutes(2));
      assertThat(ended).hasSizeBetween(3, 5);
    }
  }

  private static CallHook<CoordinatorException> refusing(ErrorKind kind) {
    return (call, moment) -> {
      if (moment == Moment.BEFORE && call.equals("requestJob")) {
        throw new CoordinatorException(kind, "no");
      }
    };
  }
}
