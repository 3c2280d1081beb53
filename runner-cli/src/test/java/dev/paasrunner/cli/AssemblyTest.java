package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.Problem;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.plugins.InstalledExecutor;
import dev.paasrunner.plugins.InstalledExecutors;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.ExecutorProvider;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.time.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyTest {
  private static final InstalledExecutors INSTALLED =
      new InstalledExecutors(
          List.of(
              installed("good", _ -> anExecutor()),
              installed(
                  "choosy",
                  _ -> {
                    throw new InvalidSettingsException("size", "is XXL, expected S or M");
                  }),
              installed(
                  "buggy",
                  _ -> {
                    throw new IllegalStateException("s3cret");
                  })),
          List.of());

  @TempDir Path folder;

  @Test
  void a_section_gets_its_coordinator_its_executor_and_its_files() throws IOException {
    Assembly.Result result = assemble(INSTALLED, Map.of(), "good");

    assertThat(result.problems()).isEmpty();
    RunnerSection section = result.sections().getFirst();
    assertThat(section.name()).isEqualTo("runner 0");
    assertThat(section.uniqueName()).isNotBlank();
    assertThat(section.coordinator().url()).isEqualTo("http://127.0.0.1:9/gitlab");
    assertThat(section.limit()).isEqualTo(3);
    section.coordinator().close();
  }

  @Test
  void what_an_executor_refuses_is_a_problem_at_its_section_and_the_others_are_made()
      throws IOException {
    Assembly.Result result = assemble(INSTALLED, Map.of(), "choosy", "good", "buggy");

    assertThat(result.sections()).extracting(RunnerSection::name).containsExactly("runner 1");
    assertThat(result.problems())
        .extracting(Problem::toString)
        .containsExactly(
            folder.resolve("config.toml") + ":1:1: runners.size: is XXL, expected S or M",
            folder.resolve("config.toml")
                + ":13:1: runners.executor: the plugin %s in buggy.jar cannot make the executor buggy, it met a bug or was built for another version: java.lang.IllegalStateException"
                    .formatted(provider("buggy").getClass().getName()));
    result.sections().forEach(section -> section.coordinator().close());
  }

  @Test
  void an_executor_that_is_not_installed_any_more_is_a_problem() throws IOException {
    Assembly.Result result =
        assemble(new InstalledExecutors(List.of(), List.of()), Map.of(), "good");

    assertThat(result.sections()).isEmpty();
    assertThat(result.problems())
        .singleElement()
        .asString()
        .endsWith(":1:1: runners.executor: is not installed");
  }

  @Test
  void a_proxy_that_cannot_be_used_is_a_problem_of_the_section() throws IOException {
    Assembly.Result result =
        assemble(INSTALLED, Map.of("HTTP_PROXY", "socks5://user:s3cret@proxy"), "good");

    assertThat(result.sections()).isEmpty();
    assertThat(result.problems())
        .singleElement()
        .asString()
        .contains(":1:1: runners.proxy: ")
        .doesNotContain("s3cret");
  }

  private Assembly.Result assemble(
      InstalledExecutors available, Map<String, String> environment, String... executors)
      throws IOException {
    return new Assembly(available, environment, "r_000000000000", new SystemTime())
        .assemble(sections(executors));
  }

  private List<SectionConfig> sections(String... executors) throws IOException {
    StringBuilder toml = new StringBuilder();
    for (int i = 0; i < executors.length; i++) {
      toml.append(
          """
          [[runners]]
          name = "runner %1$d"
          url = "http://127.0.0.1:9/gitlab"
          token = "glrt-%1$d%1$d%1$d%1$d%1$d%1$d%1$d%1$d%1$d%1$d"
          limit = 3
          executor = "%2$s"
          """
              .formatted(i, executors[i]));
    }
    Path file = Files.writeString(folder.resolve("config.toml"), toml);
    return new ConfigReader(INSTALLED.settings())
        .read(file)
        .configuration()
        .orElseThrow()
        .sections();
  }

  private static ExecutorProvider provider(String name) {
    return INSTALLED.named(name).orElseThrow().provider();
  }

  private static InstalledExecutor installed(String name, Maker maker) {
    ExecutorProvider provider =
        new ExecutorProvider() {
          @Override
          public String name() {
            return name;
          }

          @Override
          public List<Setting> settings() {
            return List.of();
          }

          @Override
          public Executor create(ExecutorContext context) throws InvalidSettingsException {
            return maker.make(context);
          }
        };
    return new InstalledExecutor(name, List.of(), provider, name + ".jar");
  }

  private static Executor anExecutor() {
    return new FakeExecutor(new FakePlatform(), CallHook.none());
  }

  private interface Maker {
    Executor make(ExecutorContext context) throws InvalidSettingsException;
  }
}
