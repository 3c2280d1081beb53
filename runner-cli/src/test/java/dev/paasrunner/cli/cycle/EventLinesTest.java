package dev.paasrunner.cli.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.CallHook.Moment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the engine writes to the log about jobs and sections.
@Timeout(30)
class EventLinesTest {
  private final Section section = new Section();

  @Test
  void each_step_of_a_job_is_one_line_with_the_same_keys() throws Exception {
    section.server.enqueue(7);
    List<String> lines = linesOf(CallHook.none(), CallHook.none(), Duration.ofMinutes(1));
    assertThat(lines)
        .containsExactly(
            "job acquired job=7 runner=one state=acquired attempt=1",
            "host is being made job=7 runner=one state=provisioning host=hpd-job-one-7 attempt=1",
            "job is being handed over job=7 runner=one state=launching host=hpd-job-one-7"
                + " attempt=1",
            "job is handed over, host starts it job=7 runner=one state=starting host=hpd-job-one-7",
            "job runs job=7 runner=one state=running host=hpd-job-one-7");
  }

  @Test
  void a_call_that_fails_tells_its_attempt_and_a_job_that_fails_its_code() throws Exception {
    section.server.enqueue(7);
    List<String> lines =
        linesOf(CallHook.none(), refusing(ErrorKind.REFUSED), Duration.ofMinutes(1));
    assertThat(lines)
        .contains(
            "no such thing job=7 runner=one state=provisioning host=hpd-job-one-7 attempt=1"
                + " kind=REFUSED")
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("job is over, settling job=7 runner=one state=settling")
                    .contains("verdict=failed code=provisioning-failed why="))
        .anySatisfy(
            line -> assertThat(line).startsWith("job closed job=7 runner=one state=closed"));
  }

  @Test
  void a_pause_is_told_with_the_sections_unique_name() throws Exception {
    CallHook<CoordinatorException> refused =
        (call, moment) -> {
          if (moment == Moment.BEFORE && call.equals("requestJob")) {
            throw new CoordinatorException(ErrorKind.DENIED, "the token is refused");
          }
        };
    assertThat(linesOf(refused, CallHook.none(), Duration.ofSeconds(30)))
        .containsExactly("no jobs are asked for: the token is refused runner=one seconds=60");
  }

  private List<String> linesOf(
      CallHook<CoordinatorException> coordinator,
      CallHook<ExecutorException> executor,
      Duration time)
      throws Exception {
    try (Lines lines = new Lines("dev.paasrunner.jobs");
        PaasRunner _ = section.start(new RunnerListener() {}, coordinator, executor)) {
      section.time.advance(time);
      return lines.all();
    }
  }

  private static CallHook<ExecutorException> refusing(ErrorKind kind) {
    return (call, moment) -> {
      if (moment == Moment.BEFORE && call.startsWith("provision")) {
        throw new ExecutorException(kind, "no such thing");
      }
    };
  }
}
