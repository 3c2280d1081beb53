package dev.paasrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.Signal;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final JobStatus RUNNING = new JobStatus.Running();
  private final Evidence none = Evidence.none(NOW.plus(INTERVAL));

  @Test
  void a_host_that_ended_makes_the_next_question_due_at_once() {
    assertThat(none.seen(new HostCondition.Ended(""), Optional.empty(), NOW).nextCheck())
        .isEqualTo(NOW);
    assertThat(none.seen(new HostCondition.Running(), Optional.empty(), NOW)).isEqualTo(none);
  }

  @Test
  void a_host_that_ended_is_believed_lost_after_the_coordinator_waited_three_times() {
    Evidence evidence = none.seen(new HostCondition.Ended("exit code 1"), Optional.empty(), NOW);
    for (int i = 1; i <= 2; i++) {
      evidence = evidence.answered(RUNNING, INTERVAL, NOW);
      assertThat(evidence.conclusion(RUNNING)).isEmpty();
    }
    evidence = evidence.answered(RUNNING, INTERVAL, NOW);
    assertThat(evidence.conclusion(RUNNING))
        .hasValueSatisfying(
            signal ->
                assertThat(((Signal.GiveUp) signal).failure().message()).contains("exit code 1"));
  }

  @Test
  void a_build_that_failed_needs_one_answer_only() {
    Evidence evidence =
        none.seen(new HostCondition.Broken("no such image"), Optional.empty(), NOW)
            .answered(RUNNING, INTERVAL, NOW);
    assertThat(evidence.conclusion(RUNNING))
        .hasValueSatisfying(
            signal ->
                assertThat(((Signal.GiveUp) signal).failure().code())
                    .isEqualTo(FailureCode.HOST_BUILD_FAILED));
  }

  @Test
  void a_host_that_is_seen_again_is_believed() {
    Evidence evidence = none.seen(new HostCondition.Absent(), Optional.empty(), NOW);
    evidence = evidence.answered(RUNNING, INTERVAL, NOW).answered(RUNNING, INTERVAL, NOW);
    evidence = evidence.seen(new HostCondition.Running(), Optional.empty(), NOW);
    assertThat(evidence.answered(RUNNING, INTERVAL, NOW).conclusion(RUNNING)).isEmpty();
  }

  @Test
  void a_job_whose_time_is_up_is_given_up_after_one_answer_or_three_without() {
    Failure late = new Failure(FailureCode.JOB_TIMEOUT, "too long");
    Evidence evidence = none.seen(new HostCondition.Running(), Optional.of(late), NOW);
    assertThat(evidence.nextCheck()).isEqualTo(NOW);
    assertThat(evidence.answered(RUNNING, INTERVAL, NOW).conclusion(RUNNING))
        .contains(new Signal.GiveUp(late));
    for (int i = 0; i < 3; i++) {
      assertThat(evidence.conclusionWithoutAnswer()).isEmpty();
      evidence = evidence.unanswered(Optional.empty(), NOW);
    }
    assertThat(evidence.conclusionWithoutAnswer()).contains(new Signal.GiveUp(late));
  }

  @Test
  void a_host_that_looks_bad_in_changing_ways_is_given_up_all_the_same() {
    Evidence evidence = none;
    for (int i = 0; i < 3; i++) {
      HostCondition bad = i % 2 == 0 ? new HostCondition.Ended("") : new HostCondition.Absent();
      evidence = evidence.seen(bad, Optional.empty(), NOW).answered(RUNNING, INTERVAL, NOW);
    }
    assertThat(evidence.conclusion(RUNNING)).isPresent();
  }

  @Test
  void a_job_that_is_over_is_over_whatever_the_host_looks_like() {
    JobStatus over = new JobStatus.Over("success");
    assertThat(none.answered(over, INTERVAL, NOW).conclusion(over))
        .contains(new Signal.JobOver("success"));
  }

  @Test
  void a_cancel_is_passed_on() {
    JobStatus canceling = new JobStatus.Canceling();
    assertThat(none.answered(canceling, INTERVAL, NOW).conclusion(canceling))
        .contains(new Signal.JobCanceling());
  }

  @Test
  void questions_without_an_answer_are_asked_less_and_less_often() {
    Evidence evidence = none;
    for (int i = 0; i < 20; i++) {
      evidence = evidence.unanswered(Optional.empty(), NOW);
    }
    assertThat(evidence.nextCheck()).isBetween(NOW.plusSeconds(120), NOW.plusSeconds(240));
    assertThat(none.unanswered(Optional.of(Duration.ofHours(1)), NOW).nextCheck())
        .isEqualTo(NOW.plus(Duration.ofHours(1)));
  }
}
