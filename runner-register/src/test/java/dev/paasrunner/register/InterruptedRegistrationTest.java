package dev.paasrunner.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.gitlab.registration.RunnerProperties;
import dev.paasrunner.gitlab.registration.RunnerToken;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.Setting;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.model.Profile;
import dev.paasrunner.testkit.gitlab.model.Switch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C between the coordinator's answer and the end.
class InterruptedRegistrationTest {
  private static final String REGISTRATION_TOKEN = "GR1348941S3CRET";

  @TempDir private Path folder;

  private final FakeGitLab gitlab =
      FakeGitLab.start(Profile.recent().with(Switch.REGISTRATION_TOKENS));
  private Path config;

  @BeforeEach
  void start() {
    gitlab.addRegistrationToken(REGISTRATION_TOKEN);
    config = folder.resolve("config.toml");
  }

  @AfterEach
  void stop() {
    boolean _ = Thread.interrupted();
    gitlab.close();
  }

  /// Interrupts whoever looks at the settings of an executor, which happens whenever a section is
  /// read, once the runner has been made.
  private final class InterruptingSettings extends AbstractList<Setting> {
    @Override
    public Setting get(int index) {
      throw new IndexOutOfBoundsException(index);
    }

    @Override
    public int size() {
      if (!gitlab.requests(Endpoint.REGISTER_RUNNER).isEmpty()) {
        Thread.currentThread().interrupt();
      }
      return 0;
    }
  }

  private Registrar registrar() {
    ConfigReader reader = new ConfigReader(Map.of("any", new InterruptingSettings()));
    return new Registrar(reader, Map.of(), "1", Clock.systemUTC());
  }

  private Plan plan() {
    return new Plan(
        config,
        "ours",
        gitlab.url().toString(),
        RunnerToken.of(Secret.of(REGISTRATION_TOKEN)),
        RunnerProperties.of("ours"),
        "any",
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  @Test
  void an_interruption_while_the_file_is_written_removes_the_runner_again() throws Exception {
    String before =
        "[[runners]]\nname = \"a\"\nurl = \"http://x\"\ntoken = \"t\"\nexecutor = \"any\"\n";
    Files.writeString(config, before);

    RegisterException stopped =
        catchThrowableOfType(RegisterException.class, () -> registrar().register(plan()));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(stopped).hasMessage("interrupted; the runner that had been made was removed again");
    assertThat(stopped.kind()).isEqualTo(RegisterException.Kind.INTERRUPTED);
    assertThat(gitlab.runners()).isEmpty();
    assertThat(config).hasContent(before);
    assertOnlyTheFileIsThere();
  }

  @Test
  void an_interruption_too_late_for_the_file_leaves_the_runner_and_its_section() throws Exception {
    Registrar.Outcome outcome = registrar().register(plan());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(gitlab.runners())
        .singleElement()
        .satisfies(
            runner -> assertThat(runner.token()).isEqualTo(outcome.runner().token().reveal()));
    assertThat(config).content().contains(outcome.runner().token().reveal());
    assertOnlyTheFileIsThere();
  }

  private void assertOnlyTheFileIsThere() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(config);
    }
  }
}
