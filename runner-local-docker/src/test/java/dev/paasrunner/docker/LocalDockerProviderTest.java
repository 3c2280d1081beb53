package dev.paasrunner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.job.Weight;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.ExecutorProvider;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import dev.paasrunner.time.SystemTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalDockerProviderTest {
  @Test
  void the_provider_is_found_by_its_name() {
    List<ExecutorProvider> found =
        ServiceLoader.load(ExecutorProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.name().equals("local-docker"))
            .toList();

    assertThat(found).singleElement().isInstanceOf(LocalDockerProvider.class);
  }

  @Test
  void all_settings_may_be_left_out() {
    assertThat(new LocalDockerProvider().settings())
        .extracting(Setting::key)
        .containsExactly("host", "docker_network");
    assertThat(new LocalDockerProvider().settings()).noneMatch(Setting::required);
  }

  @Test
  void an_executor_is_made_without_an_engine_and_counts_every_host_alike() throws Exception {
    ExecutorContext context =
        new ExecutorContext(
            "here",
            new FixedValues(Map.of("host", "unix:///no/such/socket")),
            (_, _) -> Map.of(),
            new SystemTime());

    try (Executor executor = new LocalDockerProvider(Map.of()).create(context)) {
      assertThat(executor.heaviest()).isEqualTo(Weight.ONE);
      assertThat(executor.traits().listingDelay()).isZero();
      assertThat(executor.traits().observationInterval()).isEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void the_socket_is_that_of_the_section_then_of_the_environment_then_the_usual() throws Exception {
    Map<String, String> environment = Map.of("DOCKER_HOST", "unix:///run/user/1000/docker.sock");

    assertThat(settings(Map.of("host", "unix:///a/b.sock"), environment).socket())
        .isEqualTo(Path.of("/a/b.sock"));
    assertThat(settings(Map.of(), environment).socket())
        .isEqualTo(Path.of("/run/user/1000/docker.sock"));
    assertThat(settings(Map.of(), Map.of("DOCKER_HOST", " ")).socket())
        .isEqualTo(Path.of("/var/run/docker.sock"));
    assertThat(settings(Map.of(), Map.of()).socket()).isEqualTo(Path.of("/var/run/docker.sock"));
  }

  @Test
  void the_network_is_the_engines_unless_one_is_set() throws Exception {
    assertThat(settings(Map.of(), Map.of()).network()).isEmpty();
    assertThat(settings(Map.of("docker_network", "host"), Map.of()).network())
        .isEqualTo(Optional.of("host"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp://me:pass-word@host:2375", "unix://", "unix://run/x", "/run/x.sock"})
  void anything_but_a_socket_is_refused_without_being_shown(String host) {
    assertThatThrownBy(() -> settings(Map.of("host", host), Map.of()))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, e -> assertThat(e.key()).isEqualTo("host"))
        .hasMessageContaining("host must be like unix:///var/run/docker.sock")
        .hasMessageNotContaining("pass-word");
    assertThatThrownBy(() -> settings(Map.of(), Map.of("DOCKER_HOST", host)))
        .hasMessageContaining("DOCKER_HOST must be like");
  }

  private static DockerSettings settings(Map<String, String> section, Map<String, String> process)
      throws InvalidSettingsException {
    return DockerSettings.of(new FixedValues(section), process);
  }
}
