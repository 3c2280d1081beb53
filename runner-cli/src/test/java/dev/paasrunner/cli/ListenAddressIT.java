package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The daemon as somebody who looks at it from outside sees it.
@Timeout(120)
class ListenAddressIT {
  private static final String TOKEN = "glrt-canaryAAAAAAAAAAAAAAAA";

  @TempDir static Path shared;
  private static Distribution distribution;

  @TempDir Path folder;

  @BeforeAll
  static void unpack() throws IOException {
    distribution = Distribution.copyTo(shared.resolve("dist"));
  }

  private Path config(int port) throws IOException {
    return Files.writeString(
        folder.resolve("config.toml"),
        """
        listen_address = "127.0.0.1:%d"
        state_dir = "%s"
        [[runners]]
        name = "one"
        url = "http://127.0.0.1:9"
        token = "%s"
        executor = "local-docker"
        """
            .formatted(port, folder.resolve("state"), TOKEN));
  }

  @Test
  void an_address_that_is_in_use_is_one_sentence_and_ends_with_2() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        Launched command = distribution.start(config(taken.getLocalPort()).toString())) {
      assertThat(command.exitCode()).isEqualTo(2);
      assertThat(command.standardError())
          .contains("Cannot serve metrics at 127.0.0.1:" + taken.getLocalPort() + ": ");
    }
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void what_is_served_tells_of_the_daemon_and_keeps_its_secrets() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient();
        Launched daemon = distribution.start(config(0).toString())) {
      String line = daemon.awaitLine("the status page is at ");
      URI page = URI.create(line.substring(line.indexOf("http://")));
      String _ = daemon.awaitLine("no jobs come from the coordinator");

      assertThat(get(client, page.resolve("/health/live"))).isEqualTo("alive\n");
      assertThat(get(client, page)).startsWith("<!doctype html>");
      assertThat(get(client, page.resolve("/api/jobs"))).contains("\"coordinator-fails\"");
      String metrics = get(client, page.resolve("/metrics"));
      assertThat(metrics)
          .contains("paas_runner_polls_total{result=\"transient\",runner=\"canaryAAA\"}")
          .contains("endpoint=\"request_job\",runner=\"canaryAAA\",status=\"none\"}")
          .contains("gitlab_runner_errors_total{level=\"warning\"} 1")
          .doesNotContain(TOKEN);

      daemon.terminate();
      assertThat(daemon.exitCode()).isZero();
    }
  }

  private static String get(HttpClient client, URI uri) throws Exception {
    return client
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
