package dev.paasrunner.gitlab.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerTokenTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"glrt-x", "glrt-t3_abc", "glrtr-abc", "acme-glrt-abc", "t1_abc", "corp_-glrt-x"})
  void prefixes_tell_tokens_of_runners(String token) {
    assertThat(RunnerToken.of(Secret.of(token))).isInstanceOf(RunnerToken.OfRunner.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GR1348941abc", "free text", "0123456789abcdefghij", "t4_x", "xglrt", ""})
  void everything_else_is_taken_for_a_registration_token(String token) {
    assertThat(RunnerToken.of(Secret.of(token))).isInstanceOf(RunnerToken.ForRegistration.class);
  }
}
