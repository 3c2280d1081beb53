package dev.paasrunner.testkit.inner.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Makes the archive of loaded classes with which the stand-in starts in a quarter of the time: by
/// running one job with the image's own files, before they are in an image.
final class ClassArchive {
  private static final String JOB =
      """
      {"id": 1, "token": "training",
       "variables": [{"key": "NAME", "value": "value"}, {"key": "FILE", "value": "", "file": true}],
       "steps": [{"name": "script", "script": ["echo $NAME"], "when": "on_success"},
                 {"name": "after_script", "script": ["echo $FILE"], "when": "always"}],
       "image": null}
      """;

  private ClassArchive() {}

  /// Makes the archive in an image's root folder.
  static void train(Path root) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("stand-in-training");
    try (TrainingCoordinator coordinator = TrainingCoordinator.start()) {
      Path job = Files.writeString(folder.resolve("job.json"), JOB);
      Path config =
          Files.writeString(folder.resolve("runner.toml"), "url = \"" + coordinator.url() + "\"");
      run(root, folder, config, job);
    } finally {
      Trees.delete(folder);
    }
  }

  private static void run(Path root, Path folder, Path config, Path job)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            root.resolve("usr/bin/gitlab-runner").toAbsolutePath().toString(),
            "exec-fetched-job",
            "--config",
            config.toString(),
            job.toString());
    Tool run = Tool.run(command, folder);
    if (run.exitCode() != 0 || !Files.exists(root.resolve("app/runner.aot"))) {
      throw new IOException(
          "the stand-in did not run its training job: it ended with %d and printed: %s"
              .formatted(run.exitCode(), run.output().strip()));
    }
  }
}
