package dev.paasrunner.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.Debt;
import dev.paasrunner.job.FailureReason;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.job.Weight;
import dev.paasrunner.store.FileStateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateImportTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String CLEVER =
      """
      {"id": "app_1", "gitlab_namespace": "acme", "weight": 2.3784, "launched": true,
       "deploy_url": "https://push.example.com/app_1.git"}\
      """;

  @TempDir private Path folder;
  private Path file;
  private FileStateStore store;

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("state.json");
    store = FileStateStore.open(folder.resolve("state.json.d"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_launched_job_runs_on_with_its_host() throws Exception {
    take("{\"launched\": [" + entry(7, CLEVER) + "]}");
    JobRecord job = store.loadAll().jobs().getFirst();
    assertThat(job.key()).isEqualTo(new JobKey("https://gitlab.example.com", "AbCd-1234", 7));
    assertThat(job.token().reveal()).isEqualTo("job-token-7");
    assertThat(job.timeout()).isEqualTo(Duration.ofDays(30));
    JobState.Running running = (JobState.Running) job.state();
    assertThat(running.resource().name()).isEqualTo("hpd-job-glrt-AbC-7");
    assertThat(running.resource().id()).isEqualTo("app_1");
    assertThat(running.resource().attributes())
        .containsEntry("keys", "[deploy_url, gitlab_namespace, id, launched, weight]");
    assertThat(running.resource().plan().weight()).isEqualTo(new Weight(2.3784));
    assertThat(running.resource().plan().owner().systemId()).isEqualTo("r_000000000000");
    assertThat(running.resource().plan().owner().job()).isEqualTo(job.key());
    assertThat(store.payload(job.key())).isEmpty();
  }

  @Test
  void a_pending_job_is_planned_or_launched_after_a_look_with_its_whole_payload() throws Exception {
    String payload =
        """
        {"id":7,"token":"job-token-7","runner_info":{"timeout":60},"job_info":{"project_id":5},\
        "features":{"failure_reasons":["script_failure"]},"odd":null,"big":12345678901234567890.10}\
        """;
    take(
        "{\"pending\": [[%s, %s], [%s, %s]]}"
            .formatted(entry(7, "null"), payload, entry(8, "\"hpd-job-x-8\""), payload));
    List<JobRecord> jobs = byId();
    assertThat(jobs.getFirst().state())
        .isInstanceOfSatisfying(
            JobState.Acquired.class, it -> assertThat(it.attempt().lookFirst()).isTrue());
    assertThat(jobs.getFirst().timeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(jobs.getFirst().projectId()).hasValue(5);
    assertThat(jobs.getFirst().knownReasons()).containsExactly(FailureReason.SCRIPT_FAILURE);
    assertThat(store.payload(jobs.getFirst().key())).contains(payload);
    assertThat(jobs.getLast().state())
        .isInstanceOfSatisfying(
            JobState.Launching.class,
            it -> {
              assertThat(it.attempt().lookFirst()).isTrue();
              assertThat(it.resource().id()).isEqualTo("hpd-job-x-8");
            });
  }

  @Test
  void hosts_of_jobs_that_are_over_and_hosts_without_a_job_are_owed() throws Exception {
    take(
        "{\"to_decommission\": [%s], \"standby_resources\": [%s]}"
            .formatted(entry(7, CLEVER).replace("job-token-7", ""), entry(8, CLEVER)));
    assertThat(byId()).hasSize(2);
    for (JobRecord job : byId()) {
      JobState.Settling settling = (JobState.Settling) job.state();
      assertThat(settling.verdict()).isEqualTo(new Verdict.Finished(""));
      assertThat(settling.report()).isEqualTo(Debt.paid());
      assertThat(settling.host()).isEqualTo(Debt.owed(NOW));
      assertThat(settling.resource()).isPresent();
    }
  }

  @Test
  void the_file_is_kept_as_a_backup_for_its_owner_only() throws Exception {
    String text = "{\"launched\": [" + entry(7, CLEVER) + "], \"of_a_later_version\": {\"x\": []}}";
    take(text);
    take(text);
    assertThat(file).doesNotExist();
    Path backup = folder.resolve("state.json.imported");
    assertThat(backup).hasContent(text);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-------");
    assertThat(folder.resolve("state.json.imported.2")).hasContent(text);
  }

  @Test
  void a_job_that_is_in_the_store_already_is_left_as_it_is() throws Exception {
    String text = "{\"launched\": [%s, %s]}".formatted(entry(7, CLEVER), entry(8, CLEVER));
    take(text);
    JobRecord moved = byId().getFirst();
    Instant later = NOW.plusSeconds(60);
    JobRecord changed =
        moved.in(new JobState.Running(((JobState.Running) moved.state()).resource(), later));
    store.replace(changed);
    store.remove(byId().getLast().key());
    take(text);
    assertThat(byId()).hasSize(2);
    assertThat(byId().getFirst()).isEqualTo(changed);
  }

  @Test
  void of_a_job_in_two_lists_the_first_counts() throws Exception {
    take("{\"to_decommission\": [%1$s], \"launched\": [%1$s]}".formatted(entry(7, CLEVER)));
    assertThat(byId()).singleElement().extracting(job -> job.state().label()).isEqualTo("running");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "3",
        "[]",
        "{}",
        "{\"launched\": [",
        "not json at all",
        "{\"theme\": \"dark\"}"
      })
  void a_file_of_somebody_else_is_left_alone(String text) throws Exception {
    take(text);
    assertThat(file).hasContent(text);
    assertThat(folder.resolve("state.json.imported")).doesNotExist();
    assertThat(byId()).isEmpty();
  }

  @Test
  void no_file_is_no_trouble() throws Exception {
    importer().run(file, NOW);
    Files.createDirectory(file);
    importer().run(file, NOW);
    assertThat(byId()).isEmpty();
    assertThat(file).isDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"job_id": 9, "token": "t", "paas_resource": {"id": "a"}}
          {"runner_name": "glrt-AbC", "token": "t", "paas_resource": {"id": "a"}}
          {"runner_name": "glrt-AbC", "job_id": "x", "token": "t", "paas_resource": {"id": "a"}}
          {"runner_name": "unknown1", "job_id": 9, "token": "t", "paas_resource": {"id": "a"}}
          {"runner_name": "glrt-t1_", "job_id": 9, "token": "t", "paas_resource": {"id": "a"}}
          {"runner_name": "glrt-AbC", "job_id": 9, "paas_resource": {"id": "a"}}
          {"runner_name": "glrt-AbC", "job_id": 9, "token": "t"}
          {"runner_name": "glrt-AbC", "job_id": 9, "token": "t", "paas_resource": null}
          {"runner_name": "glrt-AbC", "job_id": 9, "token": "t", "paas_resource": []}
          {"runner_name": "glrt-AbC", "job_id": 9, "token": "t", "paas_resource": {"id": null}}
          {"runner_name": "glrt-AbC", "job_id": 9, "token": "t", "paas_resource": "bug"}
          3
          null
          []
          "text"
          """)
  void an_entry_that_cannot_be_taken_over_hides_no_other(String odd) throws Exception {
    take("{\"launched\": [%s, %s], \"pending\": 3}".formatted(odd, entry(7, CLEVER)));
    assertThat(byId()).extracting(job -> job.key().id()).containsExactly(7L);
    assertThat(folder.resolve("state.json.imported")).exists();
  }

  @Test
  void a_store_that_cannot_be_written_leaves_the_file_for_the_next_start() throws Exception {
    Path directory = folder.resolve("state.json.d");
    Files.delete(directory.resolve(".lock"));
    Files.delete(directory);
    String text = "{\"launched\": [" + entry(7, CLEVER) + "]}";
    take(text);
    assertThat(file).hasContent(text);
    Files.createDirectory(directory);
    importer().run(file, NOW);
    assertThat(file).doesNotExist();
    assertThat(byId()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"'\"2.5\"', 2.5", "0, 1", "-1, 1", "NaN, 1", "'\"heavy\"', 1", "null, 1", "3, 3"})
  void an_odd_weight_is_that_of_any_host(String written, double weight) throws Exception {
    take(
        "{\"launched\": ["
            + entry(7, CLEVER).replace("2.3784, \"token", written + ", \"token")
            + "]}");
    assertThat(byId().getFirst().state().plan().orElseThrow().weight())
        .isEqualTo(new Weight(weight));
  }

  @Test
  void problems_name_the_job_and_no_secret() throws Exception {
    SavedState saved =
        SavedState.parse("{\"launched\": [{\"token\": \"s3cret\"}], \"pending\": \"s3cret\"}");
    assertThat(saved.problems())
        .containsExactly(
            "Entry 1 of launched has no usable runner_name and job_id.",
            "What it has as pending is not a list.");
    SavedJob job = SavedState.parse("{\"launched\": [" + entry(7, CLEVER) + "]}").jobs().getFirst();
    assertThat(job).hasToString("job 7 of runner glrt-AbC (launched)");
  }

  private static String entry(long id, String resource) {
    return """
    {"runner_name": "glrt-AbC", "job_id": %d, "expected_weight": 2.3784, "token": "job-token-%d",
     "trace_offset": 120, "paas_resource": %s, "unknown_key": [1]}\
    """
        .formatted(id, id, resource);
  }

  private void take(String text) throws IOException {
    Files.writeString(file, text);
    importer().run(file, NOW);
  }

  private StateImport importer() {
    return new StateImport(
        List.of(
            Sections.target("AbCd-1234", "glrt-AbCd-1234"),
            Sections.target("aaaa", "glrt-t1_aaaa"),
            Sections.target("bbbb", "glrt-t1_bbbb")),
        store,
        "r_000000000000");
  }

  private List<JobRecord> byId() throws IOException {
    return store.loadAll().jobs().stream()
        .sorted(Comparator.comparingLong(job -> job.key().id()))
        .toList();
  }
}
