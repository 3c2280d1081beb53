package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.paasrunner.cli.state.JobChoice;
import dev.paasrunner.settings.LogLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineReaderTest {
  @Test
  void a_file_alone_runs_with_the_defaults() {
    assertThat(run("my config.toml"))
        .isEqualTo(
            new RunOptions(
                Path.of("my config.toml"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                false));
  }

  @Test
  void the_word_run_may_stand_before_the_file() {
    assertThat(run("run", "config.toml")).isEqualTo(run("config.toml"));
  }

  @Test
  void a_file_may_be_called_run() {
    assertThat(CommandLineReader.read(_ -> true, "run"))
        .asInstanceOf(type(Request.Run.class))
        .returns(Path.of("run"), request -> request.options().configFile());
    assertThat(run("run", "run").configFile()).hasToString("run");
  }

  @Test
  void a_command_alone_lacks_its_file_unless_there_is_one_of_its_name() {
    for (Command command : Command.TABLE) {
      assertThat(CommandLineReader.read(_ -> false, command.word()))
          .isEqualTo(new Request.Mistake("The configuration file is missing."));
    }
    assertThat(CommandLineReader.read(_ -> true, "check")).isInstanceOf(Request.Run.class);
  }

  @Test
  void options_may_stand_anywhere_and_be_written_in_all_usual_ways() {
    RunOptions expected =
        new RunOptions(
            Path.of("c"),
            Optional.of(LogLevel.DEBUG),
            Optional.of(Duration.ofSeconds(7)),
            Optional.of(Duration.ofMinutes(1)),
            OptionalInt.of(3),
            true);

    assertThat(
            run(
                "-l",
                "DEBUG",
                "--poll-interval",
                "7",
                "--job-progress-poll-interval",
                "60",
                "--poll-cycles",
                "3",
                "--debug-signal",
                "c"))
        .isEqualTo(expected);
    assertThat(
            run(
                "run",
                "c",
                "--logging-level=debug",
                "--poll-interval=7",
                "--job-progress=60",
                "--poll-cycles=3",
                "--debug"))
        .isEqualTo(expected);
  }

  @Test
  void of_two_values_the_last_counts() {
    assertThat(run("-l", "DEBUG", "-l", "ERROR", "c").logLevel()).contains(LogLevel.ERROR);
  }

  @Test
  void a_file_after_two_dashes_may_look_like_an_option() {
    assertThat(run("--", "-l").configFile()).hasToString("-l");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "", " 1", "many", "9999999999"})
  void an_interval_is_a_positive_number_of_whole_seconds(String value) {
    assertThat(mistake("--poll-interval=" + value, "c"))
        .isEqualTo(
            "The option --poll-interval takes a positive number of whole seconds, not %s."
                .formatted(value));
  }

  @ParameterizedTest
  @CsvSource({
    "'', The configuration file is missing.",
    "a b, 'One configuration file is expected, not: a b'",
    "run a b, 'One configuration file is expected, not: run a b'",
    "-l loud c, 'The logging level loud is unknown, expected one of DEBUG, INFO, WARNING, ERROR.'",
    "--frobnicate c, Unrecognized option: --frobnicate",
    "--poll-cycles 0 c, 'The option --poll-cycles takes a positive number, not 0.'",
    "state --debug-signal c, The command state has no option --debug-signal.",
    "c -l, Missing argument for option: l",
    "--json c, The command run has no option --json.",
    "state c -l DEBUG, The command state has no option --logging-level.",
    "state a b, 'One configuration file is expected, not: state a b'",
    "explain c --json, The job to be explained is missing: explain CONFIG JOB.",
    "explain c abc, 'This is no job: abc. Expected its number, as in 4711 or runner/4711.'",
    "explain c 7 --reason x, The command explain has no option --reason.",
    "write-off c --reason x, The job to be written off is missing: write-off CONFIG JOB.",
    "write-off c 7 --reason=, Say why the job is written off: --reason TEXT.",
    "write-off c 7, Say why the job is written off: --reason TEXT.",
    "write-off c 7 8 --reason x, Too many words: write-off c 7 8",
    "write-off c abc/ --reason x, 'This is no job: abc/. Expected its number, as in 4711 or"
        + " runner/4711.'"
  })
  void mistakes_are_explained(String line, String message) {
    assertThat(mistake(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(message);
  }

  @Test
  void the_state_is_shown_as_a_table_or_as_json() {
    assertThat(CommandLineReader.read("state", "c"))
        .isEqualTo(new Request.State(Path.of("c"), false));
    assertThat(CommandLineReader.read("--json", "state", "c"))
        .isEqualTo(new Request.State(Path.of("c"), true));
  }

  @Test
  void a_job_is_written_off_by_its_number_or_with_its_runner() {
    assertThat(CommandLineReader.read("explain", "c", "a/7", "--json"))
        .isEqualTo(new Request.Explain(Path.of("c"), new JobChoice(Optional.of("a"), 7), true));
    assertThat(CommandLineReader.read("write-off", "c", "7", "--reason", "gone by hand"))
        .isEqualTo(
            new Request.WriteOff(Path.of("c"), new JobChoice(Optional.empty(), 7), "gone by hand"));
    assertThat(CommandLineReader.read("write-off", "c", "a-b_c/7", "--reason", "x"))
        .isEqualTo(new Request.WriteOff(Path.of("c"), new JobChoice(Optional.of("a-b_c"), 7), "x"));
  }

  @Test
  void the_help_has_every_command() {
    assertThat(Command.TABLE)
        .extracting(Command::word)
        .isNotEmpty()
        .allSatisfy(word -> assertThat(HelpText.text()).contains(word));
  }

  @Test
  void the_help_has_the_words_of_the_start_script() {
    assertThat(HelpText.text()).contains("  run CONFIG", "  demo ", "  benchmark ", "  endurance ");
  }

  @Test
  void help_and_version_need_no_file() {
    assertThat(CommandLineReader.read("--help")).isEqualTo(new Request.Help());
    assertThat(CommandLineReader.read("-h")).isEqualTo(new Request.Help());
    assertThat(CommandLineReader.read("--version")).isEqualTo(new Request.Version());
  }

  @Test
  void the_help_has_every_option() {
    assertThat(Arguments.all().getOptions())
        .isNotEmpty()
        .allSatisfy(option -> assertThat(HelpText.text()).contains("--" + option.getLongOpt()));
  }

  private static RunOptions run(String... arguments) {
    return assertThat(CommandLineReader.read(arguments))
        .asInstanceOf(type(Request.Run.class))
        .actual()
        .options();
  }

  private static String mistake(String... arguments) {
    return assertThat(CommandLineReader.read(arguments))
        .asInstanceOf(type(Request.Mistake.class))
        .actual()
        .message();
  }
}
