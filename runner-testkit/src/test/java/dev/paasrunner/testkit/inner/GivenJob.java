package dev.paasrunner.testkit.inner;

import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.JobTemplate;
import dev.paasrunner.testkit.gitlab.model.JobView;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/// A job that a coordinator handed over, as the files that its host gets.
///
/// @param folder holds `runner.toml` and `job.json`
public record GivenJob(FakeGitLab gitlab, long id, Path folder) {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final String RUNNER = "glrt-inner-runner-test";

  /// Requests a job as a daemon does that can cancel gracefully.
  public static GivenJob acquire(FakeGitLab gitlab, Path folder, JobTemplate template)
      throws IOException, InterruptedException {
    return acquire(gitlab, folder, "\"cancel_gracefully\": true", template);
  }

  /// Requests a job.
  ///
  /// @param features what the daemon says that it can do
  static GivenJob acquire(FakeGitLab gitlab, Path folder, String features, JobTemplate template)
      throws IOException, InterruptedException {
    if (gitlab.runners().isEmpty()) {
      gitlab.addRunner(RUNNER);
    }
    long id = gitlab.enqueue(template);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gitlab.url() + "/api/v4/jobs/request"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"token\": \"%s\", \"system_id\": \"s_test\", \"info\": {\"features\": {%s}}}"
                        .formatted(RUNNER, features)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      Files.writeString(
          folder.resolve("job.json"),
          client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
    Files.writeString(
        folder.resolve("runner.toml"), "[[runners]]\n  url = \"" + gitlab.url() + "/\"\n");
    return new GivenJob(gitlab, id, folder);
  }

  /// The pushed Dockerfile for an image.
  public String dockerfile(String image) {
    return """
        FROM %s
        COPY runner.toml job.json /etc/heptapod-runner/
        ENV DEBUG="true"
        ENTRYPOINT ["/usr/bin/gitlab-runner", "exec-fetched-job", "--config", \
        "/etc/heptapod-runner/runner.toml", "/etc/heptapod-runner/job.json"]
        """
        .formatted(image);
  }

  /// Runs the job here and waits for its end.
  ///
  /// @return the exit code
  int run() {
    List<String> arguments =
        List.of(
            "exec-fetched-job",
            "--config",
            folder.resolve("runner.toml").toString(),
            folder.resolve("job.json").toString());
    return InnerRunner.run(arguments.toArray(String[]::new), folder);
  }

  /// Runs the job here, beside the caller.
  CompletableFuture<Integer> start() {
    return CompletableFuture.supplyAsync(
        this::run, task -> Thread.ofVirtual().name("inner runner").start(task));
  }

  /// The folder in which the job's steps run here.
  Path project() {
    return folder.resolve("builds/project");
  }

  /// The job as the coordinator has it.
  public JobView view() {
    return gitlab.job(id);
  }

  /// The log as the coordinator has it.
  public String trace() {
    return view().trace().text();
  }

  /// Waits until the coordinator has the job as wanted.
  public JobView await(Predicate<JobView> wanted) throws InterruptedException {
    return gitlab.awaitJob(id, wanted, LONGEST);
  }

  /// Waits until the log holds a text.
  public JobView awaitTrace(String text) throws InterruptedException {
    return await(job -> job.trace().text().contains(text));
  }
}
