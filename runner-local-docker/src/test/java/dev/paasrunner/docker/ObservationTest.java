package dev.paasrunner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.core.DockerClientConfig;
import dev.paasrunner.docker.FoundContainer.Phase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ObservationTest {
  @ParameterizedTest
  @CsvSource({
    "created, CREATED", "running, RUNNING", "paused, RUNNING", "restarting, RUNNING",
    "exited, ENDED", "dead, ENDED", "removing, ENDED"
  })
  void the_engines_word_gives_the_phase(String word, Phase phase) {
    assertThat(Phase.of(word)).isEqualTo(phase);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"ExitCode\":0} | exit code 0",
        "{\"ExitCode\":137,\"OOMKilled\":true} | exit code 137, out of memory",
        "{} | ''"
      })
  void the_end_is_told_as_far_as_it_is_known(String json, String detail) throws Exception {
    ContainerState state =
        DockerClientConfig.getDefaultObjectMapper().readValue(json, ContainerState.class);

    assertThat(Observation.detail(state)).isEqualTo(detail);
  }

  @Test
  void a_container_of_a_build_is_no_host() {
    Map<String, String> labels = HostLabels.of(Plans.named("hpd-job-1"));

    assertThat(new FoundContainer("i", List.of("hpd-job-1"), labels, Phase.CREATED).isHost())
        .isTrue();
    assertThat(new FoundContainer("i", List.of("happy_pike"), labels, Phase.CREATED).isHost())
        .isFalse();
  }
}
