package dev.paasrunner.testkit.inner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {
  @ParameterizedTest
  @CsvSource({
    "202, running, CARRY_ON",
    "416, '', CARRY_ON",
    "404, '', CARRY_ON",
    "200, canceling, CANCEL",
    "202, canceled, ABORT",
    "202, failed, ABORT",
    "403, '', ABORT",
    "403, canceling, ABORT",
  })
  void status_and_job_status_are_an_order(int status, String jobStatus, Order expected) {
    assertThat(new Reply(status, Map.of("job-status", jobStatus)).order()).isEqualTo(expected);
  }

  @Test
  void what_is_no_size_or_pause_is_none() {
    Reply reply = new Reply(202, Map.of("Range", "bytes", "Retry-After", "tomorrow"));

    assertThat(reply.traceSize()).isEmpty();
    assertThat(reply.pause()).isZero();
  }

  @Test
  void a_pause_is_given_in_seconds() {
    assertThat(new Reply(202, Map.of("X-GitLab-Trace-Update-Interval", "3")).pause())
        .isEqualTo(Duration.ofSeconds(3));
  }
}
