package dev.paasrunner.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobRemainsTest {
  private static final String WHOLE =
      "{\"job_info\":{\"id\":7,\"token\":\"no\"},\"id\":42,\"token\":\"abc\",\"steps\":[]}";

  @Test
  void a_text_cut_off_anywhere_gives_the_token_whole_or_not_at_all() {
    for (int end = 0; end <= WHOLE.length(); end++) {
      Optional<Secret> token = JobRemains.of(WHOLE.substring(0, end)).token();

      assertThat(token.map(Secret::reveal))
          .isEqualTo(end >= WHOLE.indexOf("abc\"") + 4 ? Optional.of("abc") : Optional.empty());
    }
  }

  @Test
  void a_number_and_a_token_are_read_wherever_they_stand() {
    assertThat(JobRemains.of("{\"token\":\"abc\",\"x\":[1,{}],\"id\":42,!"))
        .isEqualTo(new JobRemains(Optional.of(42L), Optional.of(Secret.of("abc"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "null", "<html>", "{\"id\":\"x\"}", "{\"id\":{}}", "{\"token\":[]}"})
  void garbage_gives_nothing(String text) {
    assertThat(JobRemains.of(text)).isEqualTo(new JobRemains(Optional.empty(), Optional.empty()));
  }
}
