package dev.paasrunner.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void in_a_file_there_is_a_line_for_each_change_and_none_for_the_time_alone() {
    View view = View.on(out, false);
    view.show(List.of(row("running", "running", 1)));
    view.show(List.of(row("running", "running", 2)));
    view.show(List.of(row("settling", "success", 3)));
    assertThat(text().lines().filter(line -> line.startsWith("7"))).hasSize(2);
    assertThat(text()).doesNotContain("\u001b");
  }

  @Test
  void on_a_terminal_the_table_is_written_over_itself() {
    View view = View.on(out, true);
    view.show(List.of(row("running", "running", 1), row("running", "running", 1)));
    assertThat(text()).doesNotContain("\u001b[3A").startsWith("\u001b[?7l").endsWith("\u001b[?7h");
    view.show(List.of(row("running", "running", 2), row("running", "running", 2)));
    assertThat(text()).contains("\u001b[3A\u001b[J").contains("2.0");
  }

  private static Row row(String daemon, String coordinator, int seconds) {
    return new Row(7, "tests", daemon, coordinator, "hpd-job-a-7", Duration.ofSeconds(seconds));
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
