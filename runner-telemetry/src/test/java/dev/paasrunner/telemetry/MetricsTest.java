package dev.paasrunner.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.HostUse;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.spi.ApiCall;
import dev.paasrunner.spi.ApiCallListener;
import dev.paasrunner.status.Asking;
import dev.paasrunner.telemetry.view.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Each event and each state, in the metrics.
class MetricsTest {
  private Instant now = Samples.START;
  private final Telemetry telemetry =
      new Telemetry(new Program("tested", "1.2", Samples.START), () -> now);

  private Scrape scrape() {
    return Scrape.parse(telemetry.metrics());
  }

  private JobRecord move(JobRecord job, JobState next, Duration after) {
    now = now.plus(after);
    JobRecord moved = job.in(next);
    telemetry.jobMoved(job.state(), moved, now);
    return moved;
  }

  private void watch(Asking asking, JobRecord... jobs) {
    telemetry.watch(() -> Samples.status(jobs.length, asking), () -> List.of(jobs));
  }

  @Test
  void before_the_engine_starts_there_are_metrics_and_they_say_not_ready() {
    assertThat(scrape().value("paas_runner_ready")).isZero();
    assertThat(scrape().samples().keySet())
        .anyMatch(series -> series.startsWith("gitlab_runner_version_info{"));
  }

  @Test
  void limits_and_what_is_taken_of_them() {
    watch(Asking.WELL, Samples.acquired(1), Samples.acquired(2));
    Scrape scrape = scrape();
    assertThat(scrape.value("paas_runner_ready")).isOne();
    assertThat(scrape.value("gitlab_runner_concurrent")).isEqualTo(50);
    assertThat(scrape.value("gitlab_runner_limit{runner=\"abc\",runner_name=\"Fast\"}"))
        .isEqualTo(30);
    assertThat(scrape.value("paas_runner_quota_used_jobs")).isEqualTo(2);
    assertThat(scrape.value("paas_runner_quota_reserved_jobs")).isEqualTo(1);
    assertThat(scrape.value("paas_runner_headroom_jobs")).isEqualTo(8);
    assertThat(scrape.value("paas_runner_launches_in_flight")).isEqualTo(2);
    assertThat(scrape.value("paas_runner_launches_limit")).isEqualTo(10);
    assertThat(scrape.value("paas_runner_quota_used_weight")).isEqualTo(2);
    assertThat(scrape.value("paas_runner_quota_weight")).isEqualTo(40);
    assertThat(scrape.value("paas_runner_state_writable")).isOne();
  }

  @Test
  void jobs_by_state_with_a_zero_for_the_states_that_no_job_is_in() {
    JobRecord job = Samples.acquired(1);
    watch(Asking.WELL, job, job.in(Samples.running(job, now)));
    Scrape scrape = scrape();
    assertThat(scrape.value("paas_runner_jobs{runner=\"abc\",state=\"acquired\"}")).isOne();
    assertThat(scrape.value("paas_runner_jobs{runner=\"abc\",state=\"running\"}")).isOne();
    assertThat(scrape.value("paas_runner_jobs{runner=\"abc\",state=\"settling\"}")).isZero();
    assertThat(
            scrape.value(
                "gitlab_runner_jobs{executor_stage=\"running\",runner=\"abc\",state=\"running\"}"))
        .isOne();
  }

  @Test
  void hosts_by_flavor_and_what_they_cost() {
    JobRecord job = Samples.acquired(1);
    watch(
        Asking.WELL,
        job,
        job.in(Samples.provisioning(job, 1)),
        job.in(Samples.launching(job)),
        job.in(Samples.running(job, now)));
    assertThat(scrape().value("paas_runner_hosts{flavor=\"M\",runner=\"abc\"}")).isEqualTo(2);
    assertThat(scrape().value("paas_runner_cost_per_hour{currency=\"EUR\"}"))
        .isEqualTo(0.1, within(1e-9));
  }

  @Test
  void debts_and_the_age_of_the_oldest() {
    JobRecord job = Samples.acquired(1);
    telemetry.jobAcquired(job, now);
    JobRecord owing = move(job, settled(job), Duration.ofMinutes(1));
    now = now.plusSeconds(90);
    watch(Asking.WELL, owing);
    assertThat(scrape().value("paas_runner_debts{kind=\"host\"}")).isOne();
    assertThat(scrape().value("paas_runner_debts{kind=\"report\"}")).isZero();
    assertThat(scrape().value("paas_runner_oldest_debt_age_seconds")).isEqualTo(90);
  }

  @Test
  void the_age_of_a_debt_counts_from_before_a_restart() {
    JobRecord job = Samples.acquired(1);
    JobRecord owing = job.in(Samples.settlingSince(job, now.minusSeconds(3_600)));
    telemetry.jobResumed(owing, now);
    now = now.plusSeconds(60);
    watch(Asking.WELL, owing);
    assertThat(scrape().value("paas_runner_oldest_debt_age_seconds")).isEqualTo(3_660);
  }

  private JobState settled(JobRecord job) {
    return Samples.settling(job, new Verdict.Finished("success"), now);
  }

  @Test
  void jobs_without_a_section_are_counted_with_the_age_of_the_oldest() {
    JobRecord old = Samples.acquired(1, now.minusSeconds(90));
    JobRecord young = Samples.acquired(2, now.minusSeconds(10));
    JobRecord attended = Samples.acquired(3, now.minusSeconds(900));
    watch(Asking.WELL, old, attended);
    assertThat(scrape().value("paas_runner_jobs_without_section")).isZero();
    assertThat(telemetry.ready().sentence()).isEqualTo("ready");

    telemetry.watch(
        () -> Samples.neglecting(old.key(), young.key()), () -> List.of(old, young, attended));
    Scrape scrape = scrape();
    assertThat(scrape.value("paas_runner_jobs_without_section")).isEqualTo(2);
    assertThat(scrape.value("paas_runner_oldest_job_without_section_age_seconds")).isEqualTo(90);
    assertThat(telemetry.ready().isWell()).isTrue();
    assertThat(telemetry.ready().sentence())
        .isEqualTo("ready; jobs without a runner section, whose hosts nobody removes: 2");
    assertThat(telemetry.jobs()).containsOnlyOnce("\"id\":1,").contains("\"without_section\":true");
  }

  @Test
  void each_section_is_in_one_condition() {
    watch(new Asking(Asking.Condition.PLATFORM_FAILS, "no answer"));
    Scrape scrape = scrape();
    assertThat(condition(scrape, "platform-fails")).isOne();
    assertThat(condition(scrape, "asking")).isZero();
    assertThat(scrape.value("paas_runner_ready")).isZero();
  }

  private static double condition(Scrape scrape, String label) {
    return scrape.value(
        "paas_runner_section_condition{condition=\"%s\",runner=\"abc\"}".formatted(label));
  }

  @Test
  void phases_are_measured_when_they_end_and_a_retry_ends_none() {
    JobRecord job = Samples.acquired(1);
    telemetry.jobAcquired(job, now);
    JobRecord first = move(job, Samples.provisioning(job, 1), Duration.ofSeconds(2));
    JobRecord second = move(first, Samples.provisioning(job, 2), Duration.ofSeconds(3));
    JobRecord _ = move(second, Samples.launching(job), Duration.ofSeconds(4));
    assertThat(phase(scrape(), "sum", "acquired")).isEqualTo(2);
    assertThat(phase(scrape(), "sum", "provisioning")).isEqualTo(7);
    assertThat(phase(scrape(), "count", "provisioning")).isOne();
  }

  private static double phase(Scrape scrape, String what, String phase) {
    return scrape.value(
        "paas_runner_phase_duration_seconds_%s{phase=\"%s\",runner=\"abc\"}"
            .formatted(what, phase));
  }

  @Test
  void a_phase_that_began_before_a_restart_at_an_unknown_instant_is_not_measured() {
    JobRecord job = Samples.acquired(1).in(Samples.launching(Samples.acquired(1)));
    telemetry.jobResumed(job, now.plusSeconds(100));
    JobRecord starting = move(job, Samples.starting(job, now), Duration.ofSeconds(200));
    JobRecord _ = move(starting, Samples.running(job, now), Duration.ofSeconds(5));
    assertThat(scrape().samples().keySet()).noneMatch(series -> series.contains("launching"));
    assertThat(phase(scrape(), "sum", "starting")).isEqualTo(5);
  }

  @Test
  void a_job_that_fails_from_here_is_counted_by_code_and_by_reason() {
    JobRecord job = Samples.acquired(1);
    telemetry.jobAcquired(job, now);
    JobState failed = Samples.settling(job, Samples.failed(FailureCode.JOB_TIMEOUT), now);
    JobRecord settling = move(job, failed, Duration.ofMinutes(2));
    JobState closed = new JobState.Closed(Samples.failed(FailureCode.JOB_TIMEOUT));
    JobRecord _ = move(settling, closed, Duration.ofMinutes(1));
    Scrape scrape = scrape();
    assertThat(scrape.value("gitlab_runner_jobs_total{runner=\"abc\"}")).isOne();
    assertThat(scrape.value("paas_runner_failures_total{code=\"job-timeout\",runner=\"abc\"}"))
        .isOne();
    assertThat(
            scrape.value(
                "gitlab_runner_failed_jobs_total"
                    + "{failure_reason=\"job_execution_timeout\",runner=\"abc\"}"))
        .isOne();
    assertThat(
            scrape.value(
                "paas_runner_jobs_ended_total{runner=\"abc\",verdict=\"failed-by-daemon\"}"))
        .isOne();
    assertThat(scrape.value("gitlab_runner_job_duration_seconds_sum{runner=\"abc\"}"))
        .isEqualTo(120);
  }

  @Test
  void a_status_that_nobody_knows_makes_no_label() {
    JobRecord job = Samples.acquired(1);
    JobRecord _ =
        move(job, new JobState.Closed(new Verdict.Finished("odd-" + 17)), Duration.ofSeconds(1));
    assertThat(scrape().value("paas_runner_jobs_ended_total{runner=\"abc\",verdict=\"finished\"}"))
        .isOne();
  }

  @Test
  void polls_and_calls_are_counted_by_how_they_end() {
    telemetry.pollAnswered("abc", true);
    telemetry.pollAnswered("abc", false);
    telemetry.pollFailed("abc", CallError.of(ErrorKind.DENIED, "no"));
    telemetry.callFailed(Samples.acquired(1), CallError.of(ErrorKind.TRANSIENT, "no answer"), now);
    Scrape scrape = scrape();
    assertThat(scrape.value("paas_runner_polls_total{result=\"job\",runner=\"abc\"}")).isOne();
    assertThat(scrape.value("paas_runner_polls_total{result=\"none\",runner=\"abc\"}")).isOne();
    assertThat(scrape.value("paas_runner_polls_total{result=\"denied\",runner=\"abc\"}")).isOne();
    assertThat(scrape.value("paas_runner_failed_calls_total{kind=\"transient\",runner=\"abc\"}"))
        .isOne();
  }

  @Test
  void exchanges_are_counted_by_status_and_measured() {
    ApiCallListener calls = telemetry.callsOf("abc");
    calls.ended(new ApiCall("request_job", OptionalInt.of(204), Duration.ofMillis(300)));
    calls.ended(new ApiCall("request_job", OptionalInt.empty(), Duration.ofMillis(700)));
    Scrape scrape = scrape();
    String endpoint = "endpoint=\"request_job\",runner=\"abc\"";
    String statuses = "gitlab_runner_api_request_statuses_total{" + endpoint + ",status=\"%s\"}";
    assertThat(scrape.value(statuses.formatted("204"))).isOne();
    assertThat(scrape.value(statuses.formatted("none"))).isOne();
    assertThat(scrape.value("gitlab_runner_api_request_duration_seconds_sum{" + endpoint + "}"))
        .isEqualTo(1);
  }

  @Test
  void hosts_that_are_gone_are_counted_in_seconds_and_money() {
    JobRecord job = Samples.acquired(1);
    telemetry.hostReleased(job, new HostUse("hpd", Duration.ofHours(2), Samples.plan(job).price()));
    assertThat(scrape().value("paas_runner_spent_total{currency=\"EUR\",runner=\"abc\"}"))
        .isEqualTo(0.1, within(1e-9));
    assertThat(scrape().value("paas_runner_host_seconds_total{flavor=\"M\",runner=\"abc\"}"))
        .isEqualTo(7200);
  }

  @Test
  void outages_pauses_strays_and_log_lines_are_counted() {
    telemetry.platformDown("abc", "no answer");
    telemetry.sectionPaused("fast", "token refused", Duration.ofMinutes(1));
    telemetry.strayFound(
        new StoredResource(Samples.plan(Samples.acquired(1)), "app_1", Map.of()), true);
    telemetry.jobWrittenOff(Samples.acquired(1), "gone", now);
    telemetry.warningLogged();
    telemetry.errorLogged();
    Scrape scrape = scrape();
    assertThat(scrape.value("paas_runner_outages_total{runner=\"abc\"}")).isOne();
    assertThat(scrape.value("paas_runner_written_off_total{runner=\"abc\"}")).isOne();
    assertThat(scrape.value("paas_runner_pauses_total{runner=\"fast\"}")).isOne();
    assertThat(scrape.value("paas_runner_strays_total{action=\"removed\"}")).isOne();
    assertThat(scrape.value("gitlab_runner_errors_total{level=\"warning\"}")).isOne();
    assertThat(scrape.value("gitlab_runner_errors_total{level=\"error\"}")).isOne();
  }

  @Test
  void this_jvm_is_measured() {
    assertThat(scrape().value("jvm_threads_current")).isPositive();
    assertThat(scrape().value("jvm_memory_used_bytes{area=\"heap\"}")).isPositive();
    assertThat(scrape().value("jvm_memory_max_bytes")).isPositive();
    assertThat(scrape().value("process_start_time_seconds")).isGreaterThan(1.7e9);
  }

  @Test
  void no_series_names_a_job_or_a_secret() {
    JobRecord job = Samples.acquired(471_147);
    telemetry.jobAcquired(job, now);
    JobRecord running = move(job, Samples.running(job, now), Duration.ofSeconds(5));
    watch(Asking.WELL, running);
    JobState failed = Samples.settling(job, Samples.failed(FailureCode.HOST_ENDED), now);
    JobRecord _ = move(running, failed, Duration.ofSeconds(5));
    assertThat(scrape().samples().keySet())
        .noneMatch(series -> series.contains("471147") || series.contains(Samples.CANARY));
  }
}
