package dev.paasrunner.cli.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.JobKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobChoiceTest {
  private static final JobKey JOB = new JobKey("https://gitlab.example.com", "a_B-c.d", 7);

  @Test
  void a_number_alone_means_the_jobs_of_all_runners() {
    assertThat(JobChoice.parse("7").orElseThrow().matches(JOB)).isTrue();
    assertThat(JobChoice.parse("8").orElseThrow().matches(JOB)).isFalse();
  }

  @Test
  void with_a_runner_it_means_that_one_only() {
    assertThat(JobChoice.parse(JOB.toString()))
        .contains(new JobChoice(Optional.of("a_B-c.d"), 7))
        .hasValueSatisfying(choice -> assertThat(choice.matches(JOB)).isTrue());
    assertThat(JobChoice.parse("other/7").orElseThrow().matches(JOB)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "/7", "a/", "7/a", "-7", "1234567890123456789"})
  void anything_else_is_no_job(String text) {
    assertThat(JobChoice.parse(text)).isEmpty();
  }
}
