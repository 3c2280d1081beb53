package dev.paasrunner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.model.JobView;
import dev.paasrunner.testkit.gitlab.model.Status;
import dev.paasrunner.testkit.inner.image.InnerRunnerImage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/// The stand-in for the Heptapod Runner image, in a container that is this test's environment: what
/// a host has to find in its image, without any of our executors.
@ExtendWith(RequiresEngine.class)
@Timeout(180)
class StandInImageIT {
  private static final String TOKEN = "glrt-standinstandinstandin";
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void the_image_runs_a_job_as_its_host_would() throws Exception {
    String image = InnerRunnerImage.ensure(Path.of("target", "inner-runner"));
    try (FakeGitLab gitlab = FakeGitLab.start()) {
      gitlab.addRunner(TOKEN);
      long id =
          gitlab.enqueue(
              number -> PayloadBuilder.job(number).script("echo sum $((20 + 22))", "exit 7"));
      String job = acquire(gitlab);
      try (GenericContainer<?> host = new GenericContainer<>(DockerImageName.parse(image))) {
        host.withImagePullPolicy(_ -> false)
            .withNetworkMode("host")
            .withCopyToContainer(Transferable.of(job), "/job.json")
            .withCopyToContainer(
                Transferable.of("[[runners]]\n  url = \"" + gitlab.url() + "\"\n"), "/runner.toml")
            .withCreateContainerCmdModifier(
                command -> command.withEntrypoint("/usr/bin/gitlab-runner"))
            .withCommand("exec-fetched-job", "--config", "/runner.toml", "/job.json")
            .withStartupCheckStrategy(new AnyEnd());
        host.start();
      }
      JobView over = gitlab.awaitJob(id, view -> view.status().isFinished(), LONG);
      assertThat(over.status()).isEqualTo(Status.FAILED);
      assertThat(over.exitCode()).hasValue(7);
      assertThat(over.trace().text()).contains("sum 42", "stand-in for the Heptapod Runner image");
    }
  }

  /// The script fails on purpose, so any end of the container is a good start.
  private static final class AnyEnd extends OneShotStartupCheckStrategy {
    @Override
    public StartupStatus checkStartupState(DockerClient client, String container) {
      StartupStatus status = super.checkStartupState(client, container);
      return status == StartupStatus.FAILED ? StartupStatus.SUCCESSFUL : status;
    }
  }

  private static String acquire(FakeGitLab gitlab) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gitlab.url() + "/api/v4/jobs/request"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"token\": \"" + TOKEN + "\"}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
