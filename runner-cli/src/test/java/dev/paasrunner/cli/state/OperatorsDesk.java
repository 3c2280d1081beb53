package dev.paasrunner.cli.state;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.store.FileStateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A configuration with one runner, its state directory, and the commands on them.
final class OperatorsDesk {
  /// The unique name of the only section.
  static final String RUNNER = "known1234";

  private final Path config;
  private final Path directory;

  OperatorsDesk(Path folder) throws IOException {
    directory = folder.resolve("state.d");
    config =
        Files.writeString(
            folder.resolve("config.toml"),
            """
            state_dir = "%s"
            [[runners]]
            url = "http://coordinator.invalid"
            token = "glrt-known1234s3cret"
            executor = "fake"
            """
                .formatted(directory));
  }

  Path directory() {
    return directory;
  }

  FileStateStore open() throws IOException {
    return FileStateStore.open(directory);
  }

  /// Leaves jobs behind as a daemon that ended.
  void keep(JobRecord... jobs) throws IOException {
    try (FileStateStore store = open()) {
      for (JobRecord job : jobs) {
        store.create(job, "{\"token\": \"" + Jobs.SECRET + "\"}");
      }
    }
  }

  String state(boolean json) throws IOException, NotDoneException {
    return new StateCommand(reader(), clock()).run(config, json);
  }

  String explain(String job, boolean json) throws IOException, NotDoneException {
    return new ExplainCommand(reader(), clock())
        .run(config, JobChoice.parse(job).orElseThrow(), json);
  }

  String writeOff(String job, String reason) throws IOException, NotDoneException {
    return new WriteOffCommand(reader(), clock(), "ops")
        .run(config, JobChoice.parse(job).orElseThrow(), reason);
  }

  List<String> notes() throws IOException {
    Path notes = directory.resolve("write-offs.jsonl");
    return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
  }

  static ConfigReader reader() {
    return new ConfigReader(Map.of("fake", List.of()));
  }

  static InstantSource clock() {
    return InstantSource.fixed(Jobs.NOW);
  }
}
