package dev.paasrunner.testkit.inner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.JobTemplate;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.model.JobView;
import dev.paasrunner.testkit.gitlab.model.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CancelTest {
  private static final JobTemplate SLEEPER =
      id ->
          PayloadBuilder.job(id)
              .script("sleep 60 & echo pid $!", "echo pid $$", "wait", "echo never")
              .afterScript("touch cleaned-up", "echo status $CI_JOB_STATUS");

  private final FakeGitLab gitlab = FakeGitLab.start();
  @TempDir private Path folder;

  @AfterEach
  void stop() {
    gitlab.close();
  }

  @Test
  void a_graceful_cancel_ends_the_script_and_runs_what_always_runs() throws Exception {
    GivenJob job = GivenJob.acquire(gitlab, folder, SLEEPER);
    CompletableFuture<Integer> end = job.start();
    job.awaitTrace("$ wait");

    Instant canceled = Instant.now();
    gitlab.cancel(job.id());
    JobView view = job.await(now -> now.status() == Status.CANCELED);

    assertThat(Duration.between(canceled, Instant.now())).isLessThan(Duration.ofSeconds(3));
    assertThat(end.get(5, TimeUnit.SECONDS)).isOne();
    assertThat(view.trace().text())
        .contains("status canceled\n", "ERROR: Job failed: canceled")
        .doesNotContain("never\n");
    assertThat(Processes.haveEnded(job.trace())).isTrue();
  }

  @Test
  void a_cancel_does_not_end_what_always_runs() throws Exception {
    GivenJob job =
        GivenJob.acquire(
            gitlab,
            folder,
            id -> PayloadBuilder.job(id).afterScript("echo begun", "sleep 2", "echo done"));
    CompletableFuture<Integer> end = job.start();
    job.awaitTrace("begun\n");

    gitlab.cancel(job.id());

    assertThat(end.get(8, TimeUnit.SECONDS)).isOne();
    assertThat(job.view().status()).isEqualTo(Status.CANCELED);
    assertThat(job.trace()).contains("done\n");
  }

  @Test
  void a_hard_cancel_ends_everything_at_once() throws Exception {
    GivenJob job = GivenJob.acquire(gitlab, folder, "", SLEEPER);
    CompletableFuture<Integer> end = job.start();
    job.awaitTrace("$ wait");

    gitlab.cancel(job.id());

    assertThat(end.get(5, TimeUnit.SECONDS)).isOne();
    assertThat(job.view().status()).isEqualTo(Status.CANCELED);
    assertThat(job.project().resolve("cleaned-up")).doesNotExist();
    assertThat(Processes.haveEnded(job.trace())).isTrue();
  }

  @Test
  void a_forced_cancel_ends_what_always_runs_too() throws Exception {
    GivenJob job =
        GivenJob.acquire(
            gitlab,
            folder,
            id -> PayloadBuilder.job(id).afterScript("echo pid $$", "sleep 60", "touch end"));
    CompletableFuture<Integer> end = job.start();
    job.awaitTrace("pid ");
    gitlab.cancel(job.id());

    gitlab.forceCancel(job.id());

    assertThat(end.get(5, TimeUnit.SECONDS)).isOne();
    assertThat(job.project().resolve("end")).doesNotExist();
    assertThat(Processes.haveEnded(job.trace())).isTrue();
  }
}
