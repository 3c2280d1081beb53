package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The short form of the endurance test; the long one is a command.
@Timeout(200)
class EnduranceIT {
  @TempDir Path folder;

  @Test
  void a_daemon_that_is_killed_again_and_again_loses_doubles_and_leaks_nothing() throws Exception {
    Distribution distribution = Distribution.copyTo(folder.resolve("dist"));
    try (Launched endurance = distribution.start("endurance", "8", "10")) {
      String output = endurance.standardOutput();
      assertThat(endurance.exitCode()).as(output).isZero();
      assertThat(output).containsPattern("lost +0").containsPattern("leaked +0");
    }
  }
}
