package dev.paasrunner.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.paasrunner.job.Attempt;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.Debt;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.JobState.Acquired;
import dev.paasrunner.job.JobState.Closed;
import dev.paasrunner.job.JobState.Launching;
import dev.paasrunner.job.JobState.Provisioning;
import dev.paasrunner.job.JobState.Running;
import dev.paasrunner.job.JobState.Settling;
import dev.paasrunner.job.JobState.Starting;
import dev.paasrunner.job.Outcome;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.Secret;
import dev.paasrunner.job.Signal;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.job.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration LAG = Duration.ofSeconds(30);
  private static final JobKey KEY = new JobKey("https://gitlab.example.com", "abc", 7);
  private static final HostPlan PLAN =
      new HostPlan("hpd-job-abc-7", new OwnerMark("r_000000000000", KEY), Weight.ONE, Map.of());
  private static final StoredResource HOST = new StoredResource(PLAN, "app_1", Map.of());
  private static final Failure LOST = new Failure(FailureCode.HOST_VANISHED, "the host is gone");
  private static final Verdict CANCELED = new Verdict.Canceled();

  private static final Acquired ACQUIRED = new Acquired(Attempt.first(NOW));
  private static final Provisioning PROVISIONING = new Provisioning(PLAN, Attempt.first(NOW));
  private static final Provisioning PROVISIONING_AGAIN =
      new Provisioning(PLAN, Attempt.first(NOW).again(NOW));
  private static final Launching LAUNCHING = new Launching(HOST, Attempt.first(NOW));
  private static final Starting STARTING = new Starting(HOST, NOW);
  private static final Running RUNNING = new Running(HOST, NOW);

  private static final Outcome NOTHING = new Outcome.NotAttempted();
  private static final Signal OVER = new Signal.JobOver("");
  private static final Signal CANCELING = new Signal.JobCanceling();
  private static final Signal WRITTEN_OFF = new Signal.WrittenOff("removed by hand");
  private static final Signal GIVE_UP = new Signal.GiveUp(LOST);

  private final Lifecycle lifecycle = new Lifecycle(RetryPolicy.DEFAULT, LAG);

  static Stream<Arguments> steps() {
    return Stream.of(
        Arguments.of(ACQUIRED, new Outcome.HostPlanned(PLAN), PROVISIONING),
        Arguments.of(PROVISIONING, new Outcome.Provisioned(HOST), LAUNCHING),
        Arguments.of(LAUNCHING, new Outcome.Launched(), STARTING),
        Arguments.of(
            ACQUIRED,
            new Outcome.PayloadUnusable("lost"),
            noHost(failed(FailureCode.BAD_PAYLOAD, "lost"))),
        Arguments.of(
            LAUNCHING,
            new Outcome.PayloadUnusable("lost"),
            hostOwed(failed(FailureCode.BAD_PAYLOAD, "lost"))),
        Arguments.of(ACQUIRED, NOTHING, ACQUIRED),
        Arguments.of(PROVISIONING, NOTHING, PROVISIONING),
        Arguments.of(LAUNCHING, NOTHING, LAUNCHING),
        Arguments.of(STARTING, NOTHING, STARTING),
        Arguments.of(RUNNING, NOTHING, RUNNING));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void each_step_leads_to_the_next(JobState from, Outcome outcome, JobState to) {
    assertThat(next(from, outcome)).isEqualTo(to);
  }

  static Stream<Arguments> signals() {
    return Stream.of(
        // Nothing exists yet, and the coordinator knows that the job is over.
        Arguments.of(ACQUIRED, NOTHING, OVER, new Closed(CANCELED)),
        Arguments.of(PROVISIONING, NOTHING, OVER, new Closed(CANCELED)),
        // The coordinator waits for a report before it says `canceled`.
        Arguments.of(ACQUIRED, NOTHING, CANCELING, noHost(CANCELED)),
        Arguments.of(PROVISIONING, NOTHING, CANCELING, noHost(CANCELED)),
        Arguments.of(ACQUIRED, new Outcome.HostPlanned(PLAN), CANCELING, noHost(CANCELED)),
        // A call was or may have been made: the host is looked for when the platform shows it.
        Arguments.of(PROVISIONING_AGAIN, NOTHING, OVER, byName(CANCELED, false)),
        Arguments.of(PROVISIONING, transientError(), CANCELING, byName(CANCELED, true)),
        Arguments.of(PROVISIONING, new Outcome.Provisioned(HOST), OVER, reported(CANCELED)),
        Arguments.of(PROVISIONING, new Outcome.Provisioned(HOST), CANCELING, hostOwed(CANCELED)),
        Arguments.of(LAUNCHING, new Outcome.Launched(), OVER, reported(CANCELED)),
        Arguments.of(LAUNCHING, transientError(), CANCELING, hostOwed(CANCELED)),
        Arguments.of(LAUNCHING, NOTHING, GIVE_UP, hostOwed(new Verdict.Failed(LOST))),
        // The host has the job: it obeys a cancel by itself, and its report counts.
        Arguments.of(STARTING, NOTHING, CANCELING, STARTING),
        Arguments.of(RUNNING, NOTHING, CANCELING, RUNNING),
        Arguments.of(STARTING, NOTHING, new Signal.HostRunning(), RUNNING),
        Arguments.of(RUNNING, NOTHING, new Signal.HostRunning(), RUNNING),
        Arguments.of(RUNNING, NOTHING, OVER, reported(new Verdict.Finished(""))),
        Arguments.of(
            RUNNING,
            NOTHING,
            new Signal.JobOver("success"),
            reported(new Verdict.Finished("success"))),
        Arguments.of(RUNNING, NOTHING, new Signal.JobOver("canceled"), reported(CANCELED)),
        // Nothing is written off before it is owed.
        Arguments.of(ACQUIRED, NOTHING, WRITTEN_OFF, ACQUIRED),
        Arguments.of(PROVISIONING, NOTHING, WRITTEN_OFF, PROVISIONING),
        Arguments.of(LAUNCHING, NOTHING, WRITTEN_OFF, LAUNCHING),
        Arguments.of(STARTING, NOTHING, WRITTEN_OFF, STARTING),
        Arguments.of(RUNNING, NOTHING, WRITTEN_OFF, RUNNING),
        Arguments.of(noHost(CANCELED), NOTHING, WRITTEN_OFF, new Closed(CANCELED)),
        Arguments.of(hostOwed(CANCELED), NOTHING, WRITTEN_OFF, new Closed(CANCELED)),
        Arguments.of(reported(CANCELED), NOTHING, WRITTEN_OFF, new Closed(CANCELED)),
        // Other signals leave debts as they are.
        Arguments.of(hostOwed(CANCELED), NOTHING, OVER, hostOwed(CANCELED)),
        Arguments.of(STARTING, NOTHING, GIVE_UP, hostOwed(new Verdict.Failed(LOST))),
        Arguments.of(RUNNING, NOTHING, GIVE_UP, hostOwed(new Verdict.Failed(LOST))));
  }

  @ParameterizedTest
  @MethodSource("signals")
  void a_signal_ends_the_job_and_what_the_call_taught_is_kept(
      JobState from, Outcome outcome, Signal signal, JobState to) {
    assertThat(lifecycle.next(record(from), outcome, Optional.of(signal), NOW)).isEqualTo(to);
  }

  @Test
  void a_stop_found_before_the_call_counts_as_if_no_call_was_made() {
    assertThat(next(PROVISIONING, new Outcome.StoppedBefore(OVER))).isEqualTo(new Closed(CANCELED));
  }

  @Test
  void a_step_that_failed_for_now_is_tried_again_after_a_look() {
    JobState again = next(LAUNCHING, transientError());
    assertThat(again).isInstanceOf(Launching.class);
    Attempt attempt = ((Launching) again).attempt();
    assertThat(attempt.number()).isEqualTo(2);
    assertThat(attempt.lookFirst()).isTrue();
    assertThat(attempt.notBefore()).isAfter(NOW);
  }

  @Test
  void a_creation_is_repeated_only_after_the_platform_would_show_the_first() {
    JobState again = next(PROVISIONING, transientError());
    assertThat(((Provisioning) again).attempt().notBefore()).isAfterOrEqualTo(NOW.plus(LAG));
  }

  @Test
  void a_step_that_failed_too_often_fails_the_job() {
    JobState state = ACQUIRED;
    for (int i = 0; i < RetryPolicy.DEFAULT.maxAttempts(); i++) {
      state = next(state, transientError());
    }
    assertThat(state).isEqualTo(noHost(failed(FailureCode.PROVISIONING_FAILED, "trouble")));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(ACQUIRED, ErrorKind.REFUSED, FailureCode.JOB_REFUSED),
        Arguments.of(ACQUIRED, ErrorKind.DENIED, FailureCode.PROVISIONING_FAILED),
        Arguments.of(PROVISIONING, ErrorKind.REFUSED, FailureCode.PROVISIONING_FAILED),
        Arguments.of(LAUNCHING, ErrorKind.REFUSED, FailureCode.HOST_BUILD_FAILED),
        Arguments.of(LAUNCHING, ErrorKind.GONE, FailureCode.HOST_VANISHED),
        Arguments.of(LAUNCHING, ErrorKind.DENIED, FailureCode.LAUNCH_FAILED));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void a_refusal_fails_the_job_at_once_with_its_code(
      JobState from, ErrorKind kind, FailureCode code) {
    JobState to = next(from, new Outcome.CallFailed(CallError.of(kind, "no")));
    assertThat(to).isInstanceOf(Settling.class);
    assertThat(((Settling) to).verdict()).isEqualTo(failed(code, "no"));
    assertThat(((Settling) to).report()).isEqualTo(Debt.owed(NOW));
  }

  @Test
  void an_unclear_hand_over_is_never_repeated() {
    JobState to = next(LAUNCHING, new Outcome.LaunchUnknown());
    assertThat(((Settling) to).verdict())
        .isInstanceOfSatisfying(
            Verdict.Failed.class,
            failed -> assertThat(failed.failure().code()).isEqualTo(FailureCode.LAUNCH_UNKNOWN));
  }

  @Test
  void the_two_debts_are_paid_each_for_itself() {
    JobState both = hostOwed(failed(FailureCode.HOST_ENDED, "x"));
    JobState onlyHost = next(both, new Outcome.Reported());
    assertThat(((Settling) onlyHost).host()).isEqualTo(Debt.owed(NOW));
    assertThat(next(onlyHost, new Outcome.Decommissioned())).isInstanceOf(Closed.class);
    JobState onlyReport = next(both, new Outcome.Decommissioned());
    assertThat(((Settling) onlyReport).report()).isEqualTo(Debt.owed(NOW));
    assertThat(next(onlyReport, new Outcome.Reported())).isInstanceOf(Closed.class);
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void a_host_stays_owed_whatever_its_removal_fails_with(ErrorKind kind) {
    JobState state = hostOwed(CANCELED);
    for (int i = 1; i <= 100; i++) {
      state = next(state, new Outcome.DecommissionFailed(CallError.of(kind, "no")));
    }
    assertThat(((Settling) state).host())
        .isInstanceOfSatisfying(
            Debt.Owed.class,
            owed -> {
              assertThat(owed.attempt()).isEqualTo(101);
              assertThat(owed.notBefore()).isBefore(NOW.plus(Duration.ofMinutes(10)));
            });
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void a_report_stays_owed_whatever_it_fails_with(ErrorKind kind) {
    JobState state = noHost(failed(FailureCode.BAD_PAYLOAD, "x"));
    CallError error = CallError.of(kind, "no");
    assertThat(next(state, new Outcome.ReportFailed(error))).isInstanceOf(Settling.class);
  }

  @Test
  void after_a_restart_every_call_is_preceded_by_a_look() {
    assertThat(lifecycle.resumed(PROVISIONING, NOW))
        .isEqualTo(new Provisioning(PLAN, new Attempt(1, NOW.plus(LAG), true)));
    assertThat(lifecycle.resumed(LAUNCHING, NOW))
        .isEqualTo(new Launching(HOST, new Attempt(1, NOW, true)));
    assertThat(lifecycle.resumed(byName(CANCELED, false), NOW)).isEqualTo(byName(CANCELED, false));
    for (JobState same : List.of(STARTING, RUNNING, hostOwed(CANCELED), new Closed(CANCELED))) {
      assertThat(lifecycle.resumed(same, NOW)).isEqualTo(same);
    }
  }

  @Test
  void an_outcome_of_another_state_is_a_bug_and_says_so() {
    assertThatIllegalStateException()
        .isThrownBy(() -> next(ACQUIRED, new Outcome.Launched()))
        .withMessageContaining("Launched")
        .withMessageContaining("acquired");
  }

  @Test
  void failed_tries_and_restarts_do_not_make_a_debt_younger() {
    Settling old = byName(failed(FailureCode.HOST_ENDED, "it ended"), true);
    CallError error = CallError.of(ErrorKind.TRANSIENT, "trouble");
    Instant later = NOW.plusSeconds(500);
    JobState tried =
        lifecycle.next(record(old), new Outcome.DecommissionFailed(error), Optional.empty(), later);
    JobState resumed = lifecycle.resumed(tried, later);
    assertThat(resumed)
        .isInstanceOfSatisfying(
            Settling.class, settling -> assertThat(settling.since()).contains(NOW));
  }

  private JobState next(JobState from, Outcome outcome) {
    return lifecycle.next(record(from), outcome, Optional.empty(), NOW);
  }

  private static Outcome transientError() {
    return new Outcome.CallFailed(CallError.of(ErrorKind.TRANSIENT, "trouble"));
  }

  private static JobRecord record(JobState state) {
    return new JobRecord(KEY, Secret.of("t"), NOW, Duration.ofHours(1), Set.of(), state);
  }

  private static Verdict failed(FailureCode code, String message) {
    return new Verdict.Failed(new Failure(code, message));
  }

  private static Settling noHost(Verdict verdict) {
    return new Settling(
        verdict, Optional.empty(), Optional.empty(), Debt.owed(NOW), Debt.paid(), Optional.of(NOW));
  }

  private static Settling hostOwed(Verdict verdict) {
    return new Settling(
        verdict,
        Optional.of(PLAN),
        Optional.of(HOST),
        Debt.owed(NOW),
        Debt.owed(NOW),
        Optional.of(NOW));
  }

  private static Settling reported(Verdict verdict) {
    return new Settling(
        verdict,
        Optional.of(PLAN),
        Optional.of(HOST),
        Debt.paid(),
        Debt.owed(NOW),
        Optional.of(NOW));
  }

  private static Settling byName(Verdict verdict, boolean reportOwed) {
    return new Settling(
        verdict,
        Optional.of(PLAN),
        Optional.empty(),
        reportOwed ? Debt.owed(NOW) : Debt.paid(),
        Debt.owed(NOW.plus(LAG)),
        Optional.of(NOW));
  }
}
