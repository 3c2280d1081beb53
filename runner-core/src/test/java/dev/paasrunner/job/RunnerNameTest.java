package dev.paasrunner.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunnerNameTest {
  @ParameterizedTest
  @CsvSource({
    "glrt-AbCdEfGhIjKl, AbCdEfGhI",
    "glrt-t1_AbCdEfGhIjKl, AbCdEfGhI",
    "glrt-t3_zzzzzzzzzzzz, zzzzzzzzz",
    "glrtr-AbCdEfGhIjKl, AbCdEfGhI",
    "t2_AbCdEfGhIjKl, AbCdEfGhI",
    "GR1348941AbCdEfGhIjKl, AbCdEfGhI",
    "D3adNQYu8OCjkYDbwDaG, D3adNQYu8",
    "short, short"
  })
  void the_name_leaves_out_what_all_tokens_share(String token, String name) {
    assertThat(RunnerName.of(Secret.of(token))).isEqualTo(name);
  }

  @Test
  void a_secret_never_shows_its_text() {
    Secret secret = Secret.of("hunter2");
    assertThat(secret.toString()).isEqualTo("***");
    assertThat("%s".formatted(secret)).doesNotContain("hunter2");
    assertThat(secret).isEqualTo(Secret.of("hunter2")).isNotEqualTo(Secret.of("hunter3"));
  }
}
