package dev.paasrunner.cli.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.job.Attempt;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.store.FileStateStore;
import dev.paasrunner.telemetry.kept.Bounds;
import dev.paasrunner.telemetry.kept.KeptHistory;
import dev.paasrunner.testkit.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir private Path folder;
  private final ManualTime time = new ManualTime();
  private OperatorsDesk desk;

  @BeforeEach
  void open() throws IOException {
    desk = new OperatorsDesk(folder);
    desk.open().close();
  }

  private KeptHistory history() {
    return KeptHistory.begin(desk.directory(), Bounds.USUAL, "1.0", time);
  }

  private static JobRecord job(String runner, long id) {
    return Jobs.in(Jobs.key(runner, id), new JobState.Acquired(Attempt.first(Jobs.NOW)));
  }

  /// A job that is over, and was queued for five seconds.
  private void keepOver(KeptHistory history, JobRecord job) throws InterruptedException {
    Instant now = time.instant();
    history.jobGranted(job, now.minusSeconds(20), Optional.of(Duration.ofSeconds(5)));
    history.jobAcquired(job, now);
    JobRecord again = job.in(new JobState.Acquired(Attempt.first(now).again(now.plusSeconds(2))));
    history.callFailed(job, CallError.of(ErrorKind.TRANSIENT, "no answer"), now);
    history.jobMoved(job.state(), again, now);
    JobRecord over = again.in(new JobState.Closed(new Verdict.Canceled()));
    time.advance(Duration.ofDays(1));
    history.jobMoved(again.state(), over, time.instant());
  }

  @Test
  void a_job_that_is_over_is_a_table_of_what_and_why() throws Exception {
    try (KeptHistory history = history()) {
      keepOver(history, job(OperatorsDesk.RUNNER, 7));
    }
    assertThat(desk.explain("7", false))
        .isEqualTo(
            """
            Job known1234/7 of %s: over (canceled), 1d 0h from the beginning to the end.
            Times are UTC, from 2025-12-31 on.

            TIME      ELAPSED  WHAT      WHY
            23:59:55       0s  queued    at the coordinator
            23:59:55       0s  asked     a request for a job, which the coordinator may hold until it has one
            2026-01-01
            00:00:00       5s  acquired  it is decided what host the job gets
            00:00:00       5s  retry     transient: no answer; try 2 at 00:00:02 (in 2s)
            2026-01-02
            00:00:00    1d 0h  closed    canceled; nothing is owed any more"""
                .formatted(Jobs.key("x", 1).coordinator()));
  }

  @Test
  void a_job_at_work_is_explained_from_its_record_and_the_history() throws Exception {
    JobRecord job = Jobs.settling(Jobs.key(OperatorsDesk.RUNNER, 12));
    desk.keep(job);
    try (KeptHistory history = history()) {
      history.jobAcquired(job(OperatorsDesk.RUNNER, 12), time.instant());
    }
    assertThat(desk.explain("12", false))
        .contains(
            "Job known1234/12", ": settling, after ", "acquired", "failed from here, host-ended")
        .contains("the report is owed, try 3 is due at 00:00:40 (in 40s)")
        .contains("the removal of the host is owed, try 12 is due at 00:05:00 (in 5m 0s)")
        .contains("no daemon is at work, so nothing happens until it is started")
        .doesNotContain(Jobs.SECRET);
  }

  @Test
  void each_of_several_jobs_of_a_section_is_found() throws Exception {
    desk.keep(Jobs.running(Jobs.key(OperatorsDesk.RUNNER, 12)));
    desk.keep(Jobs.running(Jobs.key(OperatorsDesk.RUNNER, 13)));
    try (KeptHistory history = history()) {
      keepOver(history, job(OperatorsDesk.RUNNER, 7));
    }
    assertThat(desk.explain("12", false)).contains("Job known1234/12", ": running, after ");
    assertThat(desk.explain("13", false)).contains("Job known1234/13", ": running, after ");
    assertThat(desk.explain("known1234/7", false)).contains("Job known1234/7", "over (canceled)");
  }

  @Test
  void beside_a_daemon_it_waits_for_nobody_and_changes_nothing() throws Exception {
    try (FileStateStore store = desk.open();
        KeptHistory _ = history()) {
      store.create(Jobs.running(Jobs.key(OperatorsDesk.RUNNER, 1)), "{}");
      assertThat(desk.explain("1", false))
          .contains("running for 1m 0s")
          .doesNotContain("no daemon");
      assertThat(store.loadAll().jobs()).hasSize(1);
    }
  }

  @Test
  void what_others_wrote_reaches_no_controls_of_a_terminal() throws Exception {
    JobRecord job = job(OperatorsDesk.RUNNER, 7);
    desk.keep(job);
    try (KeptHistory history = history()) {
      history.jobAcquired(job, time.instant());
      CallError error = CallError.of(ErrorKind.TRANSIENT, "a\u001b]0;title\u0007b");
      history.callFailed(job, error, time.instant());
      JobRecord again = job.in(new JobState.Acquired(Attempt.first(Jobs.NOW).again(Jobs.NOW)));
      history.jobMoved(job.state(), again, time.instant());
    }
    assertThat(desk.explain("7", false))
        .contains("transient: a?]0;title?b")
        .doesNotContain("\u001b", "\u0007");
  }

  @Test
  void programs_get_json() throws Exception {
    try (KeptHistory history = history()) {
      keepOver(history, job(OperatorsDesk.RUNNER, 7));
    }
    JsonObject json = JsonParser.parseString(desk.explain("7", true)).getAsJsonObject();
    assertThat(json.get("job").getAsLong()).isEqualTo(7);
    assertThat(json.get("runner").getAsString()).isEqualTo(OperatorsDesk.RUNNER);
    assertThat(json.get("daemon_runs").getAsBoolean()).isFalse();
    assertThat(json.get("history_from").getAsString()).isEqualTo("2026-01-01");
    JsonObject retry = json.getAsJsonArray("steps").get(3).getAsJsonObject();
    assertThat(retry.get("what").getAsString()).isEqualTo("retry");
    assertThat(retry.get("elapsed_seconds").getAsDouble()).isEqualTo(5);
    assertThat(retry.get("why").getAsString()).startsWith("transient: no answer");
  }

  @Test
  void an_unknown_job_is_one_sentence_with_the_days_of_the_history() throws Exception {
    assertThatThrownBy(() -> desk.explain("9", false))
        .isInstanceOf(NotDoneException.class)
        .hasMessage(
            "No job 9 is tracked in %s, and there is no history of jobs yet.", desk.directory());
    try (KeptHistory history = history()) {
      keepOver(history, job(OperatorsDesk.RUNNER, 7));
    }
    assertThatThrownBy(() -> desk.explain("other/7", false))
        .isInstanceOf(NotDoneException.class)
        .hasMessage(
            "No job other/7 is tracked in %s, and the history there, from 2026-01-01 to 2026-01-02"
                + " (UTC), does not have it.",
            desk.directory());
  }

  @Test
  void a_number_that_several_jobs_have_needs_the_runner() throws Exception {
    desk.keep(Jobs.running(Jobs.key("other", 7)));
    try (KeptHistory history = history()) {
      keepOver(history, job(OperatorsDesk.RUNNER, 7));
    }
    assertThatThrownBy(() -> desk.explain("7", false))
        .hasMessage("Several jobs have the number 7: say known1234/7 or other/7.");
    assertThat(desk.explain("known1234/7", false)).contains("over (canceled)");
    assertThat(desk.explain("other/7", false)).contains(": running, after ");
  }

  @Test
  void a_job_that_was_written_off_owed_what_it_owed() throws Exception {
    JobRecord job = Jobs.settling(Jobs.key(OperatorsDesk.RUNNER, 12));
    try (KeptHistory history = history()) {
      history.jobResumed(job, time.instant());
      JobRecord closed = job.in(new JobState.Closed(new Verdict.Canceled()));
      history.jobMoved(job.state(), closed, time.instant());
      history.jobWrittenOff(job, "removed by hand", time.instant());
    }
    assertThat(desk.explain("12", false))
        .contains("over (written off)", "by hand, with what it owed: removed by hand")
        .doesNotContain("host gone", "reported ");
  }

  @Test
  void the_history_is_no_record_of_a_job() throws Exception {
    try (KeptHistory history = history()) {
      keepOver(history, job(OperatorsDesk.RUNNER, 7));
    }
    assertThat(desk.state(false)).startsWith("No job is tracked");
    try (FileStateStore store = desk.open()) {
      assertThat(store.loadAll().problems()).isEmpty();
    }
    assertThat(Files.isDirectory(desk.directory().resolve("history"))).isTrue();
  }
}
