package dev.paasrunner.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Main main =
      new Main(Map.of(), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));

  @Test
  void help_goes_to_standard_output() {
    assertThat(main.answer(new Request.Help())).isEqualTo(ExitCode.STOPPED);

    assertThat(out.toString(UTF_8)).startsWith(HelpText.USAGE).endsWith("\n");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void the_version_says_on_which_java_it_runs() {
    assertThat(main.answer(new Request.Version())).isEqualTo(ExitCode.STOPPED);

    assertThat(out.toString(UTF_8)).startsWith("heptapod-paas-runner ").contains("(Java 25");
  }

  @Test
  void a_mistake_is_said_on_standard_error_with_the_usage() {
    assertThat(main.answer(new Request.Mistake("No."))).isEqualTo(ExitCode.CONFIGURATION);

    assertThat(err.toString(UTF_8)).isEqualTo("No.\n" + HelpText.USAGE + " (more: --help)\n");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void the_exit_codes_are_those_of_the_original() {
    assertThat(ExitCode.STOPPED.code()).isZero();
    assertThat(ExitCode.UNEXPECTED.code()).isEqualTo(1);
    assertThat(ExitCode.CONFIGURATION.code()).isEqualTo(2);
  }
}
