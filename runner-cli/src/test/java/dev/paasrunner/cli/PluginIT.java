package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.model.JobView;
import dev.paasrunner.testkit.gitlab.model.Profile;
import dev.paasrunner.testkit.gitlab.model.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The daemon of the distribution with an executor that it does not know, until a signal stops it.
@Timeout(180)
class PluginIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String TOKEN = "glrt-t1_abcdefghijklmnopqrst";

  @TempDir Path folder;
  private final FakeGitLab gitlab = FakeGitLab.start();
  private Distribution distribution;
  private Path example;

  @BeforeEach
  void build_the_plugin() throws IOException {
    distribution = Distribution.copyTo(folder.resolve("dist"));
    example = folder.resolve("acme-loop.jar");
    CompiledJar.write(
        Path.of("src", "test", "example-plugin"), distribution.lib(), example, folder);
    gitlab.addRunner(TOKEN);
  }

  @AfterEach
  void close() {
    gitlab.close();
  }

  @Test
  void a_jar_dropped_into_the_folder_runs_jobs_without_a_change_anywhere_else() throws Exception {
    Files.copy(example, distribution.plugins().resolve("acme-loop.jar"));
    long job = gitlab.enqueue(PayloadBuilder::job);

    try (Launched daemon = distribution.start("-l", "debug", config("").toString())) {
      JobView done = gitlab.awaitJob(job, view -> view.status().isFinished(), LONG);
      assertThat(done.status()).isEqualTo(Status.SUCCESS);
      String line = daemon.awaitLine("closed");
      assertThat(line).contains("job=\"" + job + "\"");

      daemon.terminate();

      assertThat(daemon.exitCode()).isZero();
      assertThat(daemon.standardError()).contains("stopped").doesNotContain(TOKEN);
    }
  }

  @Test
  void a_jar_in_a_folder_of_the_environment_is_found_too_and_sigint_stops() throws Exception {
    Path more = Files.createDirectory(folder.resolve("more plugins"));
    Files.copy(example, more.resolve("acme-loop.jar"));
    Map<String, String> environment = Map.of("HEPTAPOD_PAAS_RUNNER_PLUGINS", more.toString());
    String config = config("").toString();

    try (Launched daemon = distribution.start(distribution.runner(), environment, "run", config)) {
      assertThat(daemon.awaitLine("section name=")).contains("executor=acme-loop");
      gitlab.awaitRequest(_ -> true, LONG);

      daemon.interrupt();

      assertThat(daemon.exitCode()).isZero();
    }
    assertThat(folder.resolve("config.toml.state.d/.runner_system_id")).exists();
  }

  @Test
  void a_second_signal_ends_the_program_at_once() throws Exception {
    gitlab.become(Profile.recent().withLongPolling(LONG.multipliedBy(2)));
    Files.copy(example, distribution.plugins().resolve("acme-loop.jar"));

    try (Launched daemon = distribution.start(config("").toString())) {
      gitlab.awaitHeldPolls(1, LONG);
      daemon.terminate();
      String line = daemon.awaitLine("stops");
      assertThat(line).contains("second signal");

      daemon.terminate();

      assertThat(daemon.exitCode()).isEqualTo(128 + 15);
    }
  }

  @Test
  void broken_jars_and_two_of_one_name_are_reported_and_the_others_work() throws Exception {
    Files.copy(example, distribution.plugins().resolve("acme-loop.jar"));
    addProvider("broken", "broken", "int zero = 1 / 0;");
    addProvider("one", "twice", "");
    addProvider("two", "twice", "");
    long job = gitlab.enqueue(PayloadBuilder::job);
    String other =
        """
        [[runners]]
        name = "other"
        url = "%s"
        token = "glrt-t1_another0000000000000"
        executor = "twice"
        """
            .formatted(gitlab.url());

    try (Launched daemon = distribution.start(config(other).toString())) {
      assertThat(daemon.awaitLine("broken.jar")).contains("broken.Provider", "ArithmeticException");
      assertThat(daemon.awaitLine("executor twice")).contains("one.jar", "two.jar");
      assertThat(daemon.awaitLine("config.toml:")).contains("is the unknown executor twice");
      gitlab.awaitJob(job, view -> view.status() == Status.SUCCESS, LONG);
      daemon.terminate();
      assertThat(daemon.exitCode()).isZero();
    }
  }

  private Path config(String more) throws IOException {
    return Files.writeString(
        folder.resolve("config.toml"),
        """
        check_interval = 1
        job_progress_poll_interval = 1
        [[runners]]
        name = "example"
        url = "%s"
        token = "%s"
        executor = "acme-loop"
        %s\
        """
            .formatted(gitlab.url(), TOKEN, more));
  }

  /// Adds a plugin whose provider has a name and a constructor, and nothing else of use.
  private void addProvider(String jar, String executor, String constructor) throws IOException {
    Path sources = folder.resolve("sources of " + jar);
    Path services = Files.createDirectories(sources.resolve("META-INF/services"));
    Files.writeString(services.resolve("dev.paasrunner.spi.ExecutorProvider"), jar + ".Provider");
    Files.writeString(
        Files.createDirectory(sources.resolve(jar)).resolve("Provider.java"),
        """
        package %1$s;
        import dev.paasrunner.spi.*;
        public class Provider implements ExecutorProvider {
          public Provider() { %3$s }
          public String name() { return "%2$s"; }
          public java.util.List<Setting> settings() { return java.util.List.of(); }
          public Executor create(ExecutorContext context) { throw new IllegalStateException(); }
        }
        """
            .formatted(jar, executor, constructor));
    CompiledJar.write(
        sources, distribution.lib(), distribution.plugins().resolve(jar + ".jar"), folder);
  }
}
