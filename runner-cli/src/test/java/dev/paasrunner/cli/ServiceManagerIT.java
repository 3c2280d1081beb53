package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.cli.service.DatagramReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The daemon of the distribution as systemd starts it.
@Timeout(120)
class ServiceManagerIT {
  @TempDir Path folder;

  @Test
  void it_tells_when_it_is_ready_lives_reads_its_configuration_again_and_stops() throws Exception {
    Distribution distribution = Distribution.copyTo(folder.resolve("dist"));
    String socket = folder.resolve("notify").toString();
    Map<String, String> environment =
        Map.of("NOTIFY_SOCKET", socket, "WATCHDOG_USEC", "200000", "WATCHDOG_PID", "");
    try (DatagramReceiver receiver = new DatagramReceiver(socket);
        Launched daemon = distribution.start(distribution.runner(), environment, config())) {
      assertThat(receiver.await("READY=1")).contains("STATUS=0 jobs at work");
      String _ = receiver.await("WATCHDOG=1");

      daemon.hangup();
      String _ = receiver.await("RELOADING=1");
      assertThat(receiver.await("READY=1")).contains("STATUS=configuration read; 0 jobs at work");

      Path _ = Files.writeString(folder.resolve("config.toml"), "not toml [");
      daemon.hangup();
      String refused = receiver.await("STATUS=reload refused, see the log; 0 jobs at work");
      assertThat(refused).contains("READY=1");

      daemon.terminate();
      assertThat(receiver.await("STOPPING=1")).contains("hosts stay: 0 jobs at work");
      assertThat(daemon.exitCode()).isZero();
      assertThat(daemon.standardError()).doesNotContain("restricted", "WARNING");
    }
  }

  private String config() throws IOException {
    return Files.writeString(
            folder.resolve("config.toml"),
            """
            state_dir = "%s"
            [[runners]]
            name = "notify"
            url = "http://127.0.0.1:9"
            token = "glrt-t1_abcdefghijklmnopqrst"
            executor = "local-docker"
            """
                .formatted(folder.resolve("state")))
        .toString();
  }
}
