package dev.paasrunner.testkit.engine.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Plays every path of a job's life again and again, each time with other faults: the process is
/// killed, a call does not get through, an answer is lost, a write fails. A job that succeeds meets
/// every pair of faults; the other lives meet every fourth, unless `-Dcrash.pairs=all` is given.
@Timeout(300)
class CrashMatrixTest {
  /// Longer than a host may take to start its job, and shorter than the job's own timeout.
  private static final Duration LONG = Duration.ofMinutes(40);

  @Test
  void the_life_of_a_job_passes_all_the_places_where_faults_are_planned() throws Exception {
    Schedule undisturbed = schedule(Life.SUCCESS, List.of());
    assertThat(undisturbed.play().places())
        .contains(
            "AFTER requestJob",
            "AFTER create",
            "AFTER plan hpd-job-s0-1",
            "AFTER replace provisioning",
            "AFTER provision hpd-job-s0-1",
            "AFTER replace launching",
            "AFTER launch hpd-job-s0-1",
            "AFTER replace starting",
            "AFTER observe",
            "AFTER replace running",
            "AFTER status 1",
            "AFTER replace settling",
            "AFTER decommission hpd-job-s0-1",
            "AFTER remove");
  }

  @ParameterizedTest
  @EnumSource
  void a_job_survives_any_one_fault(Life life) throws Exception {
    assertThat(matrix(life).single()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_job_survives_any_one_fault_and_a_long_time_without_an_engine(Life life) throws Exception {
    assertThat(new Matrix(life, LONG, UnaryOperator.identity()).single()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_job_survives_any_two_faults(Life life) throws Exception {
    boolean all = life == Life.SUCCESS || System.getProperty("crash.pairs", "").equals("all");
    assertThat(matrix(life).pairs(all ? 1 : 4)).isEmpty();
  }

  @Test
  void a_record_written_after_the_creation_instead_of_before_is_found_out() throws Exception {
    assertThat(new Matrix(Life.SUCCESS, Duration.ZERO, TardyStore::new).single())
        .anyMatch(promise -> promise.endsWith("the job had two hosts"));
  }

  private static Matrix matrix(Life life) {
    return new Matrix(life, Duration.ZERO, UnaryOperator.identity());
  }

  private static Schedule schedule(Life life, List<Fault> faults) {
    return new Schedule(life, faults, Duration.ZERO, UnaryOperator.identity());
  }
}
