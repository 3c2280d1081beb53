package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.cli.state.StateLocation;
import dev.paasrunner.config.Configuration;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.LogSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateLocationTest {
  @TempDir Path folder;

  @Test
  void the_directory_of_the_configuration_is_taken() {
    Path configured = folder.resolve("state");

    assertThat(StateLocation.of(configuration(Optional.of(configured)), Path.of("c.toml")))
        .isEqualTo(new StateLocation.Configured(configured));
  }

  @Test
  void without_one_it_is_beside_the_configuration_file() {
    assertThat(StateLocation.of(configuration(Optional.empty()), folder.resolve("c.toml")))
        .isEqualTo(new StateLocation.BesideConfiguration(folder.resolve("c.toml.state.d")));
  }

  @Test
  void a_relative_configuration_file_has_the_working_directory_beside_it() {
    assertThat(StateLocation.of(configuration(Optional.empty()), Path.of("c.toml")))
        .isEqualTo(new StateLocation.BesideConfiguration(Path.of("c.toml.state.d")));
  }

  @Test
  void where_nothing_can_be_written_it_is_memory() {
    Path directory = Path.of("/proc/self/c.toml.state.d");

    assertThat(StateLocation.of(configuration(Optional.empty()), Path.of("/proc/self/c.toml")))
        .isEqualTo(new StateLocation.MemoryOnly(directory));
  }

  @Test
  void a_directory_keeps_its_identity_over_a_restart_and_memory_has_a_new_one() throws IOException {
    StateLocation location = new StateLocation.Configured(folder.resolve("state"));
    OpenState first = OpenState.at(location);
    first.store().close();
    OpenState second = OpenState.at(location);
    second.store().close();

    assertThat(second.systemId()).isEqualTo(first.systemId());
    assertThat(OpenState.at(new StateLocation.MemoryOnly(folder)).systemId())
        .matches("r_[0-9a-z]{12}")
        .isNotEqualTo(first.systemId());
    assertThat(folder.resolve("state")).isDirectory();
  }

  private static Configuration configuration(Optional<Path> directory) {
    return new Configuration(
        EngineSettings.DEFAULTS,
        Optional.empty(),
        directory,
        Optional.empty(),
        Duration.ofSeconds(30),
        LogSettings.DEFAULTS,
        List.of());
  }
}
