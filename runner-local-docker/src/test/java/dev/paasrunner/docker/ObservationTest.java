package dev.paasrunner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.docker.FoundContainer.Phase;
import dev.paasrunner.job.HostPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ObservationTest {
  @ParameterizedTest
  @CsvSource({
    "created, CREATED",
    "running, RUNNING",
    "paused, RUNNING",
    "restarting, RUNNING",
    "exited, ENDED",
    "dead, ENDED",
    "removing, ENDED"
  })
  void the_engines_word_gives_the_phase(String word, Phase phase) {
    assertThat(Phase.of(word)).isEqualTo(phase);
  }

  @Test
  void the_end_is_told_as_far_as_it_is_known() {
    assertThat(Observation.detail(0L, false)).isEqualTo("exit code 0");
    assertThat(Observation.detail(137L, true)).isEqualTo("exit code 137, out of memory");
    assertThat(Observation.detail(null, null)).isEqualTo("exit code unknown");
  }

  @Test
  void a_container_of_a_build_is_no_host() {
    HostPlan plan = Plans.named("hpd-job-1");
    Map<String, String> labels = HostLabels.of(plan);

    assertThat(new FoundContainer("i", List.of("hpd-job-1"), labels, Phase.CREATED).isHostOf(plan))
        .isTrue();
    assertThat(new FoundContainer("i", List.of("happy_pike"), labels, Phase.CREATED).isHostOf(plan))
        .isFalse();
    assertThat(
            new FoundContainer("i", List.of("hpd-job-1"), Map.of(), Phase.CREATED).isHostOf(plan))
        .isFalse();
  }
}
