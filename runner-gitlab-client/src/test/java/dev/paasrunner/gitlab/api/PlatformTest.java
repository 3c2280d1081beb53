package dev.paasrunner.gitlab.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux, amd64",
    "Linux, aarch64, linux, arm64",
    "Linux, riscv64, linux, riscv64",
    "Mac OS X, x86_64, darwin, amd64",
    "Windows Server 2025, x86, windows, 386"
  })
  void a_machine_is_described_in_gos_words(
      String osName, String osArch, String system, String architecture) {
    assertThat(Platform.of(osName, osArch, 25))
        .isEqualTo(new Platform(system, architecture, "java25"));
  }

  @Test
  void this_machine_has_a_description() {
    assertThat(Platform.current().system()).isNotEmpty();
    assertThat(Platform.current().architecture()).isNotEmpty();
  }
}
