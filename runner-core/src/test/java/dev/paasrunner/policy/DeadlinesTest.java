package dev.paasrunner.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.Attempt;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.Secret;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.job.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeadlinesTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final JobKey KEY = new JobKey("https://gitlab.example.com", "abc", 7);
  private static final HostPlan PLAN =
      new HostPlan("hpd-job-abc-7", new OwnerMark("r_000000000000", KEY), Weight.ONE, Map.of());
  private static final StoredResource HOST = new StoredResource(PLAN, "app_1", Map.of());
  private static final Instant LATER = START.plus(Duration.ofMinutes(3));

  private final Deadlines deadlines = new Deadlines(Duration.ofMinutes(20), Duration.ofMinutes(1));

  static Stream<Arguments> states() {
    return Stream.of(
        Arguments.of(
            new JobState.Acquired(Attempt.first(START)),
            START.plus(Duration.ofMinutes(60)),
            FailureCode.JOB_TIMEOUT),
        Arguments.of(
            new JobState.Starting(HOST, LATER),
            LATER.plus(Duration.ofMinutes(20)),
            FailureCode.START_TIMEOUT),
        Arguments.of(
            new JobState.Running(HOST, LATER),
            LATER.plus(Duration.ofMinutes(61)),
            FailureCode.JOB_TIMEOUT));
  }

  @ParameterizedTest
  @MethodSource("states")
  void a_job_is_given_up_when_its_deadline_is_reached(
      JobState state, Instant deadline, FailureCode code) {
    JobRecord job = record(state);
    assertThat(deadlines.of(job)).isEqualTo(deadline);
    assertThat(deadlines.overdue(job, deadline.minusMillis(1))).isEmpty();
    assertThat(deadlines.overdue(job, deadline))
        .hasValueSatisfying(failure -> assertThat(failure.code()).isEqualTo(code));
  }

  @Test
  void a_job_that_is_over_has_all_the_time_in_the_world() {
    JobRecord job = record(new JobState.Closed(new Verdict.Canceled()));
    assertThat(deadlines.overdue(job, Instant.MAX.minusSeconds(1))).isEmpty();
  }

  private static JobRecord record(JobState state) {
    return new JobRecord(KEY, Secret.of("t"), START, Duration.ofHours(1), Set.of(), state);
  }
}
