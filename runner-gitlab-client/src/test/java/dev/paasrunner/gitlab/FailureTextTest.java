package dev.paasrunner.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FailureTextTest {
  @Test
  void every_line_is_red_and_the_last_has_the_code() {
    assertThat(text("no such flavor\nuse S or M"))
        .isEqualTo(
            """
            \u001b[31;1mheptapod-paas-runner: no such flavor\u001b[0;m
            \u001b[31;1muse S or M [code: job-refused]\u001b[0;m
            """);
  }

  @Test
  void escapes_of_a_platform_cannot_end_our_colour() {
    assertThat(text("a\u001b[0mb\u001b[32;1mc\td\u0007e\u001b"))
        .isEqualTo("\u001b[31;1mheptapod-paas-runner: abc de [code: job-refused]\u001b[0;m\n");
  }

  private static String text(String message) {
    return new String(
        FailureText.bytes(new Failure(FailureCode.JOB_REFUSED, message)), StandardCharsets.UTF_8);
  }
}
