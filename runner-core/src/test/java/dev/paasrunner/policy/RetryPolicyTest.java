package dev.paasrunner.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.JobKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final CallError TROUBLE = CallError.of(ErrorKind.TRANSIENT, "trouble");
  private final RetryPolicy policy = RetryPolicy.DEFAULT;

  @Test
  void pauses_grow_and_stay_below_the_longest() {
    assertThat(pause(1)).isBetween(Duration.ofMillis(1600), Duration.ofMillis(2400));
    assertThat(pause(3)).isBetween(Duration.ofMillis(6400), Duration.ofMillis(9600));
    assertThat(pause(50)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
  }

  @Test
  void jobs_that_fail_together_do_not_come_back_together() {
    long different =
        LongStream.range(0, 100)
            .mapToObj(id -> policy.nextDebt(key(id), 1, TROUBLE, NOW))
            .distinct()
            .count();
    assertThat(different).isGreaterThan(20);
  }

  @Test
  void a_platform_that_asks_for_more_time_gets_it() {
    CallError busy =
        new CallError(ErrorKind.EXHAUSTED, "busy", Optional.of(Duration.ofMinutes(20)));
    assertThat(policy.nextDebt(key(1), 1, busy, NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(20)));
  }

  @Test
  void steps_are_given_up_and_debts_are_not() {
    int last = policy.maxAttempts();
    assertThat(policy.nextStep(key(1), last - 1, TROUBLE, NOW)).isPresent();
    assertThat(policy.nextStep(key(1), last, TROUBLE, NOW)).isEmpty();
    assertThat(policy.nextDebt(key(1), 1_000_000, TROUBLE, NOW)).isAfter(NOW);
  }

  private Duration pause(int attempt) {
    return Duration.between(NOW, policy.nextDebt(key(1), attempt, TROUBLE, NOW));
  }

  private static JobKey key(long id) {
    return new JobKey("https://gitlab.example.com", "abc", id);
  }
}
