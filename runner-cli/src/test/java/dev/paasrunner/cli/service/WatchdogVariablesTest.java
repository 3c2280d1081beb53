package dev.paasrunner.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchdogVariablesTest {
  private static final long PID = 42;

  @Test
  void a_time_in_microseconds_is_the_timeout() {
    assertThat(WatchdogVariables.timeout(Map.of("WATCHDOG_USEC", "30000000"), PID))
        .contains(Duration.ofSeconds(30));
  }

  @Test
  void a_time_for_this_process_counts_and_one_for_another_does_not() {
    assertThat(WatchdogVariables.timeout(Map.of("WATCHDOG_USEC", "1", "WATCHDOG_PID", "42"), PID))
        .contains(Duration.ofNanos(1000));
    assertThat(WatchdogVariables.timeout(Map.of("WATCHDOG_USEC", "1", "WATCHDOG_PID", "43"), PID))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-5", "soon", "99999999999999999999"})
  void what_is_no_time_is_none(String text) {
    assertThat(WatchdogVariables.timeout(Map.of("WATCHDOG_USEC", text), PID)).isEmpty();
  }
}
