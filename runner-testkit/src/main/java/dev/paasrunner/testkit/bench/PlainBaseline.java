package dev.paasrunner.testkit.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the same work costs without a daemon: as many exchanges with the coordinator and as many
/// forced writes as lie between a grant and the launch, one after the other and nothing else.
final class PlainBaseline {
  private static final int EXCHANGES = 2;
  private static final int FORCED_WRITES = 4;

  private PlainBaseline() {}

  static Percentiles measure(URI coordinator, Path folder, int times)
      throws IOException, InterruptedException {
    List<Duration> durations = new ArrayList<>();
    HttpRequest request =
        HttpRequest.newBuilder(coordinator.resolve("/api/v4/job")).header("JOB-TOKEN", "x").build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < times; i++) {
        long start = System.nanoTime();
        for (int j = 0; j < EXCHANGES; j++) {
          var _ = client.send(request, HttpResponse.BodyHandlers.discarding());
        }
        for (int j = 0; j < FORCED_WRITES; j++) {
          writeForced(folder.resolve("baseline"));
        }
        durations.add(Duration.ofNanos(System.nanoTime() - start));
      }
    }
    return Percentiles.of(durations);
  }

  private static void writeForced(Path file) throws IOException {
    Files.writeString(file, "x".repeat(1000));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try (FileChannel channel = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
