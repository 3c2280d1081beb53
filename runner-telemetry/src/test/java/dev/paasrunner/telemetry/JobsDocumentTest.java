package dev.paasrunner.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.HostUse;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.status.Asking;
import dev.paasrunner.telemetry.view.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The promised shape of `/api/jobs`.
class JobsDocumentTest {
  private Instant now = Samples.START;
  private final Telemetry telemetry =
      new Telemetry(new Program("tested", "1.2", Samples.START), () -> now);

  private JsonObject document(JobRecord... jobs) {
    telemetry.watch(() -> Samples.status(jobs.length, Asking.WELL), () -> List.of(jobs));
    return document();
  }

  private JsonObject document() {
    return JsonParser.parseString(telemetry.jobs()).getAsJsonObject();
  }

  private JobRecord move(JobRecord job, JobState next, int seconds) {
    now = now.plusSeconds(seconds);
    JobRecord moved = job.in(next);
    telemetry.jobMoved(job.state(), moved, now);
    return moved;
  }

  @Test
  void before_the_start_it_says_so_and_has_no_quota() {
    JsonObject document = document();
    assertThat(document.get("health").toString())
        .isEqualTo("{\"ready\":false,\"why\":\"the engine has not started yet\"}");
    assertThat(document.has("quota")).isFalse();
    assertThat(document.getAsJsonArray("jobs")).isEmpty();
  }

  @Test
  void program_quota_and_sections() {
    JsonObject document = document();
    assertThat(document.get("program").toString())
        .isEqualTo(
            "{\"name\":\"tested\",\"version\":\"1.2\",\"started_at\":\"2026-11-24T10:00:00Z\"}");
    assertThat(document(Samples.acquired(1)).get("quota").toString())
        .isEqualTo(
            "{\"concurrent\":50,\"jobs\":1,\"reserved\":1,\"headroom\":8,\"launches_limit\":10,"
                + "\"launches\":2,\"weight\":1.0,\"weight_limit\":40.0}");
    assertThat(document(Samples.acquired(1)).get("sections").toString())
        .isEqualTo(
            "[{\"name\":\"Fast\",\"runner\":\"abc\",\"coordinator\":\"https://gitlab.example.com\","
                + "\"limit\":30,\"condition\":\"asking\",\"why\":\"\"}]");
  }

  @Test
  void a_running_job_has_its_phases_and_its_host() {
    JobRecord job = Samples.acquired(1);
    telemetry.jobAcquired(job, now);
    job = move(job, Samples.provisioning(job, 1), 1);
    job = move(job, Samples.starting(job, now.plusSeconds(2)), 2);
    job = move(job, Samples.running(job, now.plusSeconds(3)), 3);
    now = now.plusSeconds(3600 - 3);
    assertThat(document(job).get("jobs").toString())
        .isEqualTo(
            "[{\"id\":1,\"runner\":\"abc\",\"coordinator\":\"https://gitlab.example.com\","
                + "\"state\":\"running\",\"timeout_seconds\":3600,\"phases\":["
                + "{\"state\":\"acquired\",\"since\":\"2026-11-24T10:00:00Z\",\"exact\":true},"
                + "{\"state\":\"provisioning\",\"since\":\"2026-11-24T10:00:01Z\",\"exact\":true},"
                + "{\"state\":\"starting\",\"since\":\"2026-11-24T10:00:03Z\",\"exact\":true},"
                + "{\"state\":\"running\",\"since\":\"2026-11-24T10:00:06Z\",\"exact\":true}],"
                + "\"host\":{\"name\":\"hpd-job-abc-1\",\"weight\":1.0,\"flavor\":\"M\","
                + "\"per_hour\":0.0500,\"currency\":\"EUR\",\"cost\":0.050000},\"debts\":[]}]");
  }

  @Test
  void a_job_that_is_tried_again_says_when() {
    JobRecord job = Samples.acquired(1);
    JsonObject json = jobOf(document(job.in(Samples.provisioning(job, 4))));
    assertThat(json.get("attempt").getAsInt()).isEqualTo(4);
    assertThat(json.get("next_try").getAsString()).isEqualTo("2026-11-24T10:00:00Z");
  }

  private static JsonObject jobOf(JsonObject document) {
    return document.getAsJsonArray("jobs").get(0).getAsJsonObject();
  }

  @Test
  void a_failed_job_has_its_debts_and_is_among_the_failures() {
    JobRecord job = Samples.acquired(1);
    telemetry.jobAcquired(job, now);
    job = move(job, Samples.settling(job, Samples.failed(FailureCode.HOST_ENDED), now), 60);
    JsonObject document = document(job);
    JsonObject json = jobOf(document);
    assertThat(json.get("verdict").getAsString()).isEqualTo("failed");
    assertThat(json.get("code").getAsString()).isEqualTo("host-ended");
    assertThat(json.get("debts").toString())
        .isEqualTo("[{\"kind\":\"host\",\"attempt\":3,\"next_try\":\"2026-11-24T10:00:00Z\"}]");
    assertThat(document.get("failures").toString())
        .isEqualTo(
            "[{\"id\":1,\"runner\":\"abc\",\"at\":\"2026-11-24T10:01:00Z\",\"code\":\"host-ended\","
                + "\"message\":\"it did not work\"}]");
  }

  @Test
  void the_newest_failures_are_kept_and_come_first() {
    for (int id = 1; id <= 25; id++) {
      JobRecord job = Samples.acquired(id);
      JobRecord _ = move(job, new JobState.Closed(Samples.failed(FailureCode.CANCELED)), 1);
    }
    var failures = document().getAsJsonArray("failures");
    assertThat(failures).hasSize(20);
    assertThat(failures.get(0).getAsJsonObject().get("id").getAsLong()).isEqualTo(25);
  }

  @Test
  void money_by_currency() {
    JobRecord job = Samples.acquired(1);
    telemetry.hostReleased(job, new HostUse("hpd", Duration.ofHours(2), Samples.plan(job).price()));
    assertThat(document(job.in(Samples.running(job, now))).get("money").toString())
        .isEqualTo("[{\"currency\":\"EUR\",\"per_hour\":0.0500,\"spent\":0.100000}]");
  }

  @Test
  void jobs_come_oldest_first() {
    JsonObject document =
        document(Samples.acquired(3, now.plusSeconds(9)), Samples.acquired(2), Samples.acquired(1));
    assertThat(document.getAsJsonArray("jobs"))
        .extracting(job -> job.getAsJsonObject().get("id").getAsLong())
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void no_secret_of_a_job_is_in_it() {
    JobRecord job = Samples.acquired(1);
    assertThat(document(job, job.in(Samples.running(job, now))).toString())
        .doesNotContain(Samples.CANARY)
        .doesNotContain("token");
  }
}
