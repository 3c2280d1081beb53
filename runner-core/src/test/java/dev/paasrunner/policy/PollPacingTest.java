package dev.paasrunner.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PollPacingTest {
  private final PollPacing fresh = PollPacing.fresh(Duration.ofSeconds(3));

  @Test
  void after_an_empty_answer_the_rest_of_the_interval_is_waited_for() {
    assertThat(fresh.afterNothing(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(2));
    assertThat(fresh.afterNothing(Duration.ofSeconds(50))).isEqualTo(Duration.ZERO);
  }

  @Test
  void after_failures_the_pauses_grow_up_to_a_minute() {
    assertThat(pauses(ErrorKind.TRANSIENT, 7)).containsExactly(3L, 6L, 12L, 24L, 48L, 60L, 60L);
  }

  @Test
  void after_three_refusals_of_the_token_the_pauses_grow_up_to_an_hour() {
    assertThat(pauses(ErrorKind.DENIED, 10))
        .containsExactly(3L, 6L, 60L, 120L, 240L, 480L, 960L, 1920L, 3600L, 3600L);
  }

  @Test
  void refusals_count_only_in_a_row() {
    PollPacing pacing =
        fresh.failed(ErrorKind.DENIED).failed(ErrorKind.DENIED).failed(ErrorKind.TRANSIENT);
    assertThat(pacing.failed(ErrorKind.DENIED).isPaused()).isFalse();
    assertThat(fresh.failed(ErrorKind.DENIED).answered()).isEqualTo(fresh);
  }

  @Test
  void the_coordinators_own_wish_is_obeyed() {
    CallError asked =
        new CallError(
            ErrorKind.EXHAUSTED, "too many requests", Optional.of(Duration.ofSeconds(90)));
    assertThat(fresh.failed(ErrorKind.EXHAUSTED).afterFailure(asked))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(pauses(ErrorKind.EXHAUSTED, 1)).containsExactly(60L);
  }

  private List<Long> pauses(ErrorKind kind, int times) {
    List<Long> pauses = new ArrayList<>();
    PollPacing pacing = fresh;
    for (int i = 0; i < times; i++) {
      pacing = pacing.failed(kind);
      pauses.add(pacing.afterFailure(CallError.of(kind, "no")).toSeconds());
    }
    return pauses;
  }
}
