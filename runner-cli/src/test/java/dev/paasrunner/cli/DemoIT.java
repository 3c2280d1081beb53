package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.paasrunner.testkit.inner.image.InnerRunnerImage;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The demonstration, as the README starts it.
@Timeout(240)
class DemoIT {
  @TempDir Path folder;
  private Distribution distribution;

  @BeforeEach
  void copy() throws Exception {
    distribution = Distribution.copyTo(folder.resolve("a distribution"));
  }

  @Test
  void eight_jobs_end_as_they_should_on_local_processes() throws Exception {
    try (Launched demo = distribution.start("demo", "--process", "--logs")) {
      assertThat(demo.standardOutput())
          .contains("stand-in for the Heptapod Runner image", "because --process asks for it")
          .contains("Hello from job 275801", "after_script still runs", "[code: host-build-failed]")
          .contains("8 jobs, 8 as expected; ", " 0 left; ")
          .as("in a file, nothing is written over")
          .doesNotContain("\u001b[J");
      assertThat(demo.exitCode()).isZero();
    }
  }

  @Test
  void eight_jobs_end_as_they_should_on_a_simulated_clever_cloud_with_its_bill() throws Exception {
    try (Launched demo = distribution.start("demo", "--clever", "--process")) {
      assertThat(demo.standardOutput())
          .contains("8 jobs, 8 as expected; 8 hosts made, 0 left; ")
          .containsPattern("heptapod-runner-XS +8 applications")
          .containsPattern("sum +0 left");
      assertThat(demo.exitCode()).isZero();
    }
  }

  @Test
  void eight_jobs_end_as_they_should_on_docker() throws Exception {
    Optional<String> missing = InnerRunnerImage.available();
    missing.ifPresent(why -> System.err.println("SKIPPED: DemoIT on Docker, because " + why));
    assumeTrue(missing.isEmpty());
    try (Launched demo = distribution.start("demo")) {
      assertThat(demo.standardOutput())
          .contains("Hosts are containers of heptapod-runner-stand-in")
          .contains("8 jobs, 8 as expected; ", " 0 left; ");
      assertThat(demo.exitCode()).isZero();
    }
  }

  @Test
  void a_wrong_option_gets_the_usage_and_exit_code_2() throws Exception {
    try (Launched demo = distribution.start("demo", "--proces")) {
      assertThat(demo.exitCode()).isEqualTo(2);
      assertThat(demo.standardError()).contains("Usage: heptapod-paas-runner demo");
    }
  }
}
