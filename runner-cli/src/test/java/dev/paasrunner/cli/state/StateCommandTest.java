package dev.paasrunner.cli.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.job.Attempt;
import dev.paasrunner.job.JobState;
import dev.paasrunner.store.FileStateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateCommandTest {
  @TempDir private Path folder;
  private OperatorsDesk desk;

  @BeforeEach
  void open() throws IOException {
    desk = new OperatorsDesk(folder);
  }

  @Test
  void nothing_tracked_is_a_sentence() throws Exception {
    assertThat(desk.state(false))
        .isEqualTo(
            "No job is tracked in %s; no daemon is at work there.".formatted(desk.directory()));
    assertThat(desk.directory()).doesNotExist();
  }

  @Test
  void jobs_are_a_table_with_what_they_owe() throws Exception {
    desk.keep(
        Jobs.settling(Jobs.key(OperatorsDesk.RUNNER, 12)),
        Jobs.running(Jobs.key(OperatorsDesk.RUNNER, 4711)),
        Jobs.in(Jobs.key("b", 1), new JobState.Acquired(Attempt.first(Jobs.NOW))));
    touchAll();
    assertThat(desk.state(false))
        .isEqualTo(
            """
            JOB   RUNNER     STATE     HOST                    SINCE                 AGE     OWES
            1     b          acquired  -                       2026-01-01T00:00:00Z  2h 13m
            12    known1234  settling  hpd-job-known1234-12    2025-12-31T23:50:00Z  2h 13m  \
            report, try 3 at 2026-01-01T00:00:40Z; host, try 12 at 2026-01-01T00:05:00Z
            4711  known1234  running   hpd-job-known1234-4711  2025-12-31T23:59:00Z  2h 13m
            3 jobs are tracked in %s; no daemon is at work there."""
                .formatted(desk.directory()));
  }

  @Test
  void records_that_nobody_can_read_are_shown_too() throws Exception {
    desk.keep(Jobs.running(Jobs.key(OperatorsDesk.RUNNER, 1)));
    Files.writeString(desk.directory().resolve("job-x-2.json"), "{\"token\": \"s3cret");
    Files.writeString(desk.directory().resolve("job-x-3.json.unreadable"), "s3cret");
    assertThat(desk.state(false))
        .contains("job-x-2.json cannot be read", "job-x-3.json.unreadable cannot be read")
        .contains("1 job is tracked")
        .doesNotContain("s3cret");
    assertThat(parse().getAsJsonArray("unreadable")).hasSize(2);
  }

  @Test
  void beside_a_daemon_it_says_so_and_changes_nothing() throws Exception {
    try (FileStateStore store = desk.open()) {
      store.create(Jobs.running(Jobs.key(OperatorsDesk.RUNNER, 1)), "{}");
      assertThat(desk.state(false)).endsWith("; a daemon is at work there.");
      assertThat(parse().get("daemon_runs").getAsBoolean()).isTrue();
      assertThat(store.loadAll().jobs()).hasSize(1);
    }
  }

  @Test
  void json_has_what_a_program_needs_and_no_secret() throws Exception {
    desk.keep(
        Jobs.settling(Jobs.key(OperatorsDesk.RUNNER, 12)),
        Jobs.running(Jobs.key(OperatorsDesk.RUNNER, 13)));
    JsonArray jobs = parse().getAsJsonArray("jobs");
    assertThat(jobs.get(0).toString())
        .contains(
            "\"runner\":\"known1234\",\"job\":12,\"state\":\"settling\"",
            "\"host\":\"hpd-job-known1234-12\"",
            "\"age_seconds\":8000",
            "\"verdict\":\"failed (host-ended)\"",
            "\"report_owed\":{\"next_try\":3,\"next_try_at\":\"2026-01-01T00:00:40Z\"}",
            "\"host_owed\":{\"next_try\":12,\"next_try_at\":\"2026-01-01T00:05:00Z\"}");
    assertThat(jobs.get(1).toString()).doesNotContain("owed", "verdict");
    assertThat(desk.state(true)).doesNotContain("s3cret");
  }

  @Test
  void a_configuration_that_cannot_be_used_is_said_with_its_problems() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.toml"), "concurrent = 0\n");
    StateCommand command = new StateCommand(OperatorsDesk.reader(), OperatorsDesk.clock());
    assertThatThrownBy(() -> command.run(bad, false))
        .isInstanceOf(NotDoneException.class)
        .hasMessageContaining(bad + ":1:1: concurrent");
  }

  @ParameterizedTest
  @CsvSource({"-1, 0s", "0, 0s", "59, 59s", "61, 1m 1s", "7322, 2h 2m", "266400, 3d 2h"})
  void ages_have_two_units(long seconds, String words) {
    assertThat(Words.age(Duration.ofSeconds(seconds))).isEqualTo(words);
  }

  private JsonObject parse() throws Exception {
    return JsonParser.parseString(desk.state(true)).getAsJsonObject();
  }

  /// When a record was written is the state's age where it has none of its own.
  private void touchAll() throws IOException {
    try (Stream<Path> files = Files.list(desk.directory())) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Jobs.NOW));
      }
    }
  }
}
