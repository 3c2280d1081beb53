package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.model.JobView;
import dev.paasrunner.testkit.gitlab.model.Status;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// From nothing to a job that ran, with the distribution only.
@Timeout(180)
class RegisterIT {
  private static final String TOKEN = "glrt-t1_roundtriproundtrip";
  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir Path folder;

  private Map<String, String> withLocalProcesses(Distribution distribution) {
    return Map.of("HEPTAPOD_PAAS_RUNNER_PLUGINS", distribution.home().resolve("demo").toString());
  }

  @Test
  void a_runner_that_was_registered_into_an_empty_file_runs_a_job() throws Exception {
    Distribution distribution = Distribution.copyTo(folder.resolve("dist"));
    Map<String, String> environment = withLocalProcesses(distribution);
    Path config = Files.createFile(folder.resolve("config.toml"));
    try (FakeGitLab gitlab = FakeGitLab.start()) {
      gitlab.addRunner(TOKEN);
      long job = gitlab.enqueue(id -> PayloadBuilder.job(id).script("echo round trip"));
      try (Launched register =
          distribution.start(
              distribution.script("heptapod-paas-runner-register"),
              environment,
              "--non-interactive",
              "--name=ours",
              "--coordinator-url=" + gitlab.url(),
              "--token=" + TOKEN,
              "--executor=local-process",
              "--logging-level=debug",
              "--set=process_host_dir=" + folder.resolve("hosts"),
              config.toString())) {
        assertThat(register.standardError())
            .contains("DEBUG POST " + gitlab.url() + "/api/v4/runners/verify: 200 after ")
            .doesNotContain(TOKEN, "WARN", "ERROR");
        assertThat(register.exitCode()).isZero();
      }
      try (Launched daemon =
          distribution.start(distribution.runner(), environment, config.toString())) {
        JobView done = gitlab.awaitJob(job, view -> view.status().isFinished(), LONG);

        assertThat(done.status()).isEqualTo(Status.SUCCESS);
        assertThat(done.trace().text()).contains("round trip");
        daemon.terminate();
        assertThat(daemon.exitCode()).isZero();
      }
    }
  }

  /// The goal of half a second is for two quiet cores, so the time is printed and not judged.
  @Test
  void the_first_question_is_asked_soon() throws Exception {
    Distribution distribution = Distribution.copyTo(folder.resolve("dist"));
    long start = System.nanoTime();
    Process register =
        new ProcessBuilder(
                distribution.script("heptapod-paas-runner-register").toString(),
                folder.resolve("config.toml").toString())
            .start();
    try (InputStream out = register.getInputStream()) {
      String prompt = "name, what people call the section, in logs and messages: ";
      String shown = new String(out.readNBytes(prompt.length()), StandardCharsets.UTF_8);

      Duration time = Duration.ofNanos(System.nanoTime() - start);
      System.out.println("RegisterIT: the first question after " + time.toMillis() + " ms");
      assertThat(shown).isEqualTo(prompt);
    } finally {
      register.destroy();
    }
  }
}
