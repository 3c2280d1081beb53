package dev.paasrunner.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.clever.run.ScriptedRuns;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
  @Test
  void it_says_where_everything_is() throws IOException {
    assertThat(answers(""))
        .anyMatch(line -> line.matches("coordinator http://127\\.0\\.0\\.1:\\d+"))
        .anyMatch(line -> line.matches("cc_api_url http://127\\.0\\.0\\.1:\\d+/v2"))
        .anyMatch(line -> line.matches("cc_orga_id orga_.+"))
        .anyMatch(line -> line.matches("cc_token .+"));
  }

  @Test
  void jobs_are_counted_by_their_state() throws IOException {
    assertThat(answers("jobs 2 0\nstatus\n"))
        .contains(
            "jobs 1 2",
            "status jobs=2 pending=2 running=0 canceling=0 success=0 failed=0 canceled=0"
                + " hosts-made=0 hosts-left=0");
  }

  @Test
  void runners_have_different_tokens() throws IOException {
    assertThat(answers("runner\nrunner\n"))
        .filteredOn(line -> line.contains("runner-token"))
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void a_command_that_is_not_understood_is_answered_with_those_that_are() throws IOException {
    assertThat(answers("jobs many\nend\njobs 1 1\n"))
        .endsWith("commands: runner | jobs COUNT SECONDS | status | bill | help | end")
        .hasSize(7);
  }

  private static List<String> answers(String commands) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Standing standing = new Standing(new ScriptedRuns(), out)) {
      standing.run(new BufferedReader(new StringReader(commands)));
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
