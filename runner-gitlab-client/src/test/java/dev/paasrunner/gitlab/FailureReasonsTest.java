package dev.paasrunner.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.FailureReason;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureReasonsTest {
  @ParameterizedTest
  @EnumSource
  void a_reason_that_the_server_knows_is_told(FailureReason reason) {
    assertThat(FailureReasons.told(reason, Set.of(reason))).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "SCRIPT_FAILURE, SCRIPT_FAILURE",
    "RUNNER_SYSTEM_FAILURE, RUNNER_SYSTEM_FAILURE",
    "JOB_EXECUTION_TIMEOUT, JOB_EXECUTION_TIMEOUT",
    "IMAGE_PULL_FAILURE, RUNNER_SYSTEM_FAILURE",
    "RUNNER_CONFIGURATION_ERROR, SCRIPT_FAILURE",
    "RUNNER_EXTERNAL_DEPENDENCY_FAILURE, RUNNER_SYSTEM_FAILURE",
    "RUNNER_INTERRUPTED, UNKNOWN_FAILURE",
    "UNKNOWN_FAILURE, UNKNOWN_FAILURE"
  })
  void another_one_becomes_the_nearest_that_every_server_knows(
      FailureReason reason, FailureReason told) {
    assertThat(FailureReasons.told(reason, Set.of())).isEqualTo(told);
  }
}
