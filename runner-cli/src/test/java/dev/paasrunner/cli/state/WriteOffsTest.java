package dev.paasrunner.cli.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.store.FileStateStore;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.time.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteOffsTest {
  private static final JobKey JOB = Jobs.key(OperatorsDesk.RUNNER, 12);
  private static final Set<String> RUNNERS = Set.of(OperatorsDesk.RUNNER);

  @TempDir private Path folder;
  private final ManualTime time = new ManualTime();
  private OperatorsDesk desk;

  @BeforeEach
  void open() throws IOException {
    desk = new OperatorsDesk(folder);
  }

  @Test
  void without_a_daemon_the_next_start_forgets_the_job_before_anything_goes_on() throws Exception {
    desk.keep(Jobs.settling(JOB), Jobs.running(Jobs.key(OperatorsDesk.RUNNER, 13)));

    assertThat(desk.writeOff("12", " removed by hand "))
        .startsWith("No daemon is at work: known1234/12 is forgotten at the next start")
        .endsWith("Nobody looks after the host hpd-job-known1234-12 any more.");

    assertThat(desk.state(false)).contains("2 jobs are tracked");
    try (FileStateStore store = desk.open()) {
      new WriteOffs(desk.directory(), time).beforeStart(store, RUNNERS);
      assertThat(store.loadAll().jobs()).extracting(job -> job.key().id()).containsExactly(13L);
    }
    assertThat(desk.notes())
        .singleElement()
        .asString()
        .contains(
            "\"by\":\"ops\"",
            "\"id\":12",
            "\"host\":\"hpd-job-known1234-12\"",
            "\"verdict\":\"failed (host-ended)\"",
            "\"reason\":\"removed by hand\"",
            "\"outcome\":\"written off\"");
  }

  @Test
  void a_kill_after_the_job_was_forgotten_leaves_the_note_to_the_next_start() throws Exception {
    desk.keep(Jobs.settling(JOB));
    String _ = desk.writeOff("12", "x");
    try (FileStateStore store = desk.open()) {
      store.remove(JOB);
      new WriteOffs(desk.directory(), time).beforeStart(store, RUNNERS);
      new WriteOffs(desk.directory(), time).beforeStart(store, RUNNERS);
    }
    assertThat(desk.notes())
        .singleElement()
        .asString()
        .contains("\"host\":\"hpd-job-known1234-12\"", "\"outcome\":\"gone already\"");
  }

  @Test
  void what_owes_nothing_any_more_when_the_daemon_starts_is_refused() throws Exception {
    desk.keep(Jobs.settling(JOB));
    String _ = desk.writeOff("12", "x");
    try (FileStateStore store = desk.open()) {
      store.replace(Jobs.running(JOB));
      new WriteOffs(desk.directory(), time).beforeStart(store, RUNNERS);
      assertThat(store.loadAll().jobs()).hasSize(1);
    }
    assertThat(desk.notes()).singleElement().asString().contains("\"outcome\":\"refused\"");
  }

  @Test
  void a_running_daemon_forgets_the_job_within_seconds() throws Exception {
    desk.keep(Jobs.settling(JOB));
    try (PaasRunner runner = start();
        WriteOffs writeOffs = new WriteOffs(desk.directory(), time)) {
      writeOffs.attend(runner);
      time.advance(Duration.ofMinutes(5));
      assertThat(runner.jobs()).hasSize(1);

      assertThat(desk.writeOff("12", "x")).startsWith("The running daemon forgets known1234/12");

      assertThat(time.runUntil(() -> isNoted("written off"), Duration.ofSeconds(12))).isTrue();
      assertThat(runner.jobs()).isEmpty();
      time.advance(Duration.ofMinutes(5));
      assertThat(desk.notes()).hasSize(1);
      assertThat(desk.state(false)).startsWith("No job is tracked");
    }
  }

  @Test
  void a_running_daemon_forgets_a_job_of_no_section_in_any_state() throws Exception {
    desk.keep(Jobs.running(Jobs.key("left", 12)));
    try (PaasRunner runner = start();
        WriteOffs writeOffs = new WriteOffs(desk.directory(), time)) {
      writeOffs.attend(runner);
      String _ = desk.writeOff("left/12", "the section is gone for good");
      assertThat(time.runUntil(() -> isNoted("written off"), Duration.ofSeconds(12))).isTrue();
      assertThat(desk.state(false)).startsWith("No job is tracked");
    }
  }

  @Test
  void a_job_that_owes_nothing_yet_is_refused_at_once() throws Exception {
    desk.keep(Jobs.running(JOB));
    assertThatThrownBy(() -> desk.writeOff("12", "x"))
        .isInstanceOf(NotDoneException.class)
        .hasMessageStartingWith("The job known1234/12 is running and owes nothing yet: cancel it");
  }

  @Test
  void a_number_of_several_jobs_is_refused_with_their_names() throws Exception {
    desk.keep(Jobs.settling(JOB), Jobs.settling(Jobs.key("other", 12)));
    assertThatThrownBy(() -> desk.writeOff("12", "x"))
        .hasMessage("Several jobs have the number 12: say known1234/12 or other/12.");
    assertThat(desk.writeOff("other/12", "x")).contains("other/12 is forgotten");
  }

  @Test
  void an_unknown_job_is_refused() throws Exception {
    assertThatThrownBy(() -> desk.writeOff("a/12", "x"))
        .isInstanceOf(NotDoneException.class)
        .hasMessageStartingWith("No job a/12 is tracked in " + desk.directory());
    assertThat(desk.directory()).doesNotExist();
  }

  /// A daemon whose platform refuses to remove anything.
  private PaasRunner start() throws IOException {
    CallHook<ExecutorException> refusing =
        (call, _) -> {
          if (call.startsWith("decommission")) {
            throw new ExecutorException(ErrorKind.DENIED, "no");
          }
        };
    return PaasRunner.builder()
        .section(
            new RunnerSection(
                "known",
                OperatorsDesk.RUNNER,
                new FakeCoordinator(new FakeServer(), CallHook.none()),
                new FakeExecutor(new FakePlatform(), refusing),
                _ -> new BuildContext(Map.of()),
                0))
        .store(desk.open())
        .time(time)
        .systemId("r_000000000000")
        .start();
  }

  private boolean isNoted(String outcome) {
    try {
      return Files.exists(desk.directory().resolve("write-offs.jsonl"))
          && desk.notes().getLast().contains("\"outcome\":\"" + outcome + "\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
