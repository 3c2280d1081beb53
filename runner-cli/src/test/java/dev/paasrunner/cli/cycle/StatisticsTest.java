package dev.paasrunner.cli.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.testkit.fake.CallHook;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StatisticsTest {
  private final Section section = new Section();
  private final PollCycles cycles = new PollCycles(Duration.ofSeconds(30), section.time);

  @Test
  void figures_are_written_when_they_change_and_not_when_nothing_happens() throws Exception {
    Statistics statistics = new Statistics(true);
    try (Lines lines = new Lines("dev.paasrunner.statistics");
        PaasRunner runner = section.start(cycles, CallHook.none())) {
      cycles.attend(runner, cycle -> statistics.write(cycle, runner));
      section.time.advance(Duration.ofMinutes(2));
      assertThat(lines.all())
          .containsExactly(
              "statistics cycle=1 jobs=0 acquired=0 provisioning=0 launching=0 starting=0 running=0"
                  + " settling=0 hosts_owed=0 reports_owed=0 headroom=10 concurrent=50 weight=0.0"
                  + " sections=1 sections_asking=1");
      section.server.enqueue(7);
      section.time.advance(Duration.ofMinutes(2));
      assertThat(lines.all()).hasSizeBetween(2, 7).last().asString().contains("running=1");
    }
  }

  @Test
  void nothing_is_written_where_nobody_wants_it() throws Exception {
    Statistics statistics = new Statistics(false);
    try (Lines lines = new Lines("dev.paasrunner.statistics");
        PaasRunner runner = section.start(cycles, CallHook.none())) {
      statistics.write(1, runner);
      assertThat(lines.all()).isEmpty();
      statistics.become(true);
      statistics.write(2, runner);
      assertThat(lines.all()).hasSize(1);
    }
  }

  @Test
  void a_dump_has_the_daemon_its_sections_and_jobs_and_no_token() throws Exception {
    section.server.enqueue(7);
    try (Lines lines = new Lines("dev.paasrunner.dump");
        PaasRunner runner = section.start(cycles, CallHook.none())) {
      section.time.advance(Duration.ofMinutes(1));
      StateDump.write(runner);
      String token = runner.jobs().getFirst().token().reveal();
      assertThat(lines.all())
          .hasSize(4)
          .noneMatch(line -> line.contains(token))
          .satisfiesExactly(
              daemon -> assertThat(daemon).startsWith("state of the daemon alive=true"),
              one -> assertThat(one).contains("runner=one section=The one", "condition=asking"),
              job -> assertThat(job).startsWith("state of a job job=7 runner=one state=running"),
              process -> assertThat(process).startsWith("state of the process threads_"));
    }
  }
}
