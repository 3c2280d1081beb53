package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Bash's completion knows what the program knows.
class CompletionTest {
  private static final Path SCRIPT =
      Path.of("src", "main", "dist", "completion", "heptapod-paas-runner.bash");
  private static final String COMPLETE =
      """
      . "$0"
      COMP_WORDS=(heptapod-paas-runner "$@")
      COMP_CWORD=$#
      _heptapod_paas_runner
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @Test
  void every_command_is_offered_in_the_first_place_only() throws Exception {
    assertThat(offered("")).containsAll(Command.TABLE.stream().map(Command::word).toList());
    assertThat(offered("")).contains("demo", "benchmark", "endurance");
    assertThat(offered("check", "s")).doesNotContain("sweep", "state");
  }

  @Test
  void every_command_is_offered_exactly_its_options() throws Exception {
    for (Command command : Command.TABLE) {
      List<String> options = command.options().stream().map(option -> "--" + option).toList();
      assertThat(offered(command.word(), "--"))
          .as(command.word())
          .filteredOn(option -> !List.of("", "--version", "--help").contains(option))
          .containsExactlyInAnyOrderElementsOf(options);
    }
  }

  @Test
  void a_level_is_completed_in_any_case() throws Exception {
    assertThat(offered("-l", "warn")).containsExactly("WARNING");
  }

  private static List<String> offered(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", COMPLETE, SCRIPT.toString()));
    command.addAll(List.of(words));
    Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines = bash.inputReader().lines().toList();
    assertThat(bash.waitFor()).as(lines.toString()).isZero();
    return lines;
  }
}
