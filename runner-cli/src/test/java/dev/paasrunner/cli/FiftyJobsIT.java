package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.model.JobView;
import dev.paasrunner.testkit.gitlab.model.Status;
import dev.paasrunner.testkit.inner.image.InnerRunnerImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Fifty jobs through the daemon of the distribution and through real containers, ten at once.
@Timeout(400)
class FiftyJobsIT {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int JOBS = 50;

  /// Hosts are named after it, and another run may be at work on the same engine.
  private final String runner = "%09x".formatted(new SecureRandom().nextLong(1L << 36));

  private final String token = "glrt-t1_" + runner + "fiftyjobs";

  @TempDir Path folder;

  @BeforeEach
  void needs_an_engine() throws InterruptedException {
    Optional<String> missing = InnerRunnerImage.available();
    missing.ifPresent(why -> System.err.println("SKIPPED: FiftyJobsIT, because " + why));
    assumeTrue(missing.isEmpty());
  }

  @Test
  void every_job_ends_as_it_should_with_its_whole_log_and_nothing_is_left() throws Exception {
    String image = InnerRunnerImage.ensure(Path.of("target", "inner-runner"));
    Distribution distribution = Distribution.copyTo(folder.resolve("dist"));
    try (FakeGitLab gitlab = FakeGitLab.start()) {
      gitlab.addRunner(token);
      List<Long> jobs = IntStream.range(0, JOBS).mapToObj(i -> enqueue(gitlab, i)).toList();
      try (Launched daemon = distribution.start(config(gitlab, image).toString())) {
        for (int i = 0; i < JOBS; i++) {
          check(i, gitlab.awaitJob(jobs.get(i), job -> job.status().isFinished(), LONG));
        }
        assertThat(mostAtOnce(gitlab.jobs())).isBetween(2L, 10L);
        awaitNothingTracked(daemon);
        daemon.terminate();
        assertThat(daemon.exitCode()).isZero();
      }
    }
    assertThat(dockerHolds()).isEmpty();
  }

  private static long mostAtOnce(List<JobView> jobs) {
    return jobs.stream()
        .mapToLong(
            job -> jobs.stream().filter(other -> runsWhen(other, job.times().started())).count())
        .max()
        .orElse(0);
  }

  private static boolean runsWhen(JobView job, Optional<Instant> instant) {
    return !job.times().started().orElseThrow().isAfter(instant.orElseThrow())
        && job.times().finished().orElseThrow().isAfter(instant.orElseThrow());
  }

  private static long enqueue(FakeGitLab gitlab, int i) {
    return gitlab.enqueue(
        id -> {
          PayloadBuilder job = PayloadBuilder.job(id).script(script(i));
          return i % 5 == 4 ? job.afterScript("echo after " + i) : job;
        });
  }

  /// Some fail, some write much.
  private static String[] script(int i) {
    return switch (i % 5) {
      case 1 -> new String[] {"echo before the failure", "exit " + (i % 100 + 1)};
      case 2 -> new String[] {"i=0; while [ $i -lt 3000 ]; do i=$((i+1)); echo \"row $i é\"; done"};
      default -> new String[] {"echo this is number " + i};
    };
  }

  private static void check(int i, JobView job) {
    String trace = job.trace().text();
    String seen = job + "\n" + trace.lines().limit(20).collect(Collectors.joining("\n"));
    switch (i % 5) {
      case 1 -> {
        assertThat(job.failureReason()).as(seen).contains("script_failure");
        assertThat(job.status()).as(seen).isEqualTo(Status.FAILED);
        assertThat(job.exitCode()).as(seen).hasValue(i % 100 + 1);
      }
      case 2 -> {
        assertThat(job.status()).as(seen).isEqualTo(Status.SUCCESS);
        List<String> rows = trace.lines().filter(line -> line.startsWith("row ")).toList();
        assertThat(rows)
            .isEqualTo(IntStream.rangeClosed(1, 3000).mapToObj(n -> "row " + n + " é").toList());
      }
      default -> {
        assertThat(job.status()).as(seen).isEqualTo(Status.SUCCESS);
        assertThat(trace).contains("this is number " + i);
      }
    }
  }

  /// The last host may still be on its way out when its job is over.
  private static void awaitNothingTracked(Launched daemon) throws IOException {
    for (int closed = 0; closed < JOBS; closed++) {
      String _ = daemon.awaitLine("closed");
    }
  }

  private Path config(FakeGitLab gitlab, String image) throws IOException {
    return Files.writeString(
        folder.resolve("config.toml"),
        """
        concurrent = 10
        state_file = "%s"
        check_interval = 1
        job_progress_poll_interval = 2
        [[runners]]
        name = "fifty"
        url = "%s"
        token = "%s"
        executor = "local-docker"
        docker_network = "host"
        heptapod_runner_main_image = "%s"
        """
            .formatted(folder.resolve("state.json"), gitlab.url(), token, image));
  }

  private List<String> dockerHolds() throws IOException, InterruptedException {
    String ours = "label=dev.paasrunner.runner=" + runner;
    List<String> holds = new ArrayList<>();
    holds.addAll(docker("ps", "-a", "--filter", ours, "--format", "{{.Names}}"));
    holds.addAll(docker("images", "-a", "--filter", ours, "--format", "{{.Repository}}:{{.Tag}}"));
    return holds;
  }

  private static List<String> docker(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines = process.inputReader().lines().sorted().toList();
    assertThat(process.waitFor()).as(lines.toString()).isZero();
    return lines;
  }
}
