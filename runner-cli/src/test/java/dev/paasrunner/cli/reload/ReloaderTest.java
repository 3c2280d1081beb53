package dev.paasrunner.cli.reload;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.paasrunner.PaasRunner;
import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.Configuration;
import dev.paasrunner.config.Problem;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.settings.LogFormat;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

@Timeout(30)
class ReloaderTest {
  private static final String TWO =
      """
      concurrent = 1
      [[runners]]
      name = "one"
      url = "http://127.0.0.1:9"
      token = "aaaaaaaaaaaaaaaaaaaa"
      executor = "fake"
      [[runners]]
      name = "two"
      url = "http://127.0.0.1:9"
      token = "bbbbbbbbbbbbbbbbbbbb"
      executor = "fake"
      """;

  @TempDir Path folder;

  private final ManualTime time = new ManualTime();
  private final FakePlatform platform = new FakePlatform();
  private final Map<String, FakeServer> servers = new HashMap<>();
  private final List<String> made = new ArrayList<>();
  private final ConfigReader reader = new ConfigReader(Map.of("fake", List.of()));
  private final List<Configuration> applied = new ArrayList<>();
  private Consumer<Configuration> whenApplied = _ -> {};
  private Path file = Path.of("unset");
  private PaasRunner runner = PaasRunner.builder().start();
  private Reloader reloader =
      new Reloader(runner, TestConfigs.NONE, same -> same, this::make, applied::add);

  ReloaderTest() throws IOException {}

  @BeforeEach
  void start() throws IOException {
    runner.close();
    file = folder.resolve("config.toml");
    runner = PaasRunner.builder().time(time).start();
    reloader =
        new Reloader(
            runner,
            TestConfigs.NONE,
            same -> same,
            this::make,
            next -> {
              applied.add(next);
              whenApplied.accept(next);
            });
    assertThat(apply(TWO)).isTrue();
    made.clear();
    applied.clear();
  }

  @AfterEach
  void stop() {
    runner.close();
  }

  @Test
  void nothing_is_made_anew_when_only_comments_and_places_change() throws IOException {
    assertThat(apply("# a comment\n\n" + TWO)).isTrue();
    assertThat(made).isEmpty();
  }

  @Test
  void a_file_with_a_mistake_changes_nothing() throws Exception {
    assertThat(apply(TWO.replace("concurrent = 1", "concurrent = 0"))).isFalse();
    assertThat(apply(TWO.replace("name = \"two\"\nurl", "name = \"two\"\nurk"))).isFalse();
    assertThat(apply("not toml [")).isFalse();

    assertThat(made).isEmpty();
    assertThat(takes("two")).isTrue();
  }

  @Test
  void a_section_that_cannot_be_made_changes_nothing() throws Exception {
    String text = TWO.replace("name = \"two\"", "name = \"cannot be made\"");
    assertThat(apply(text.replace("concurrent = 1", "concurrent = 9"))).isFalse();
    assertThat(takes("two")).isTrue();
  }

  @Test
  void a_new_section_takes_jobs_and_a_removed_one_does_not() throws Exception {
    assertThat(apply(TWO.replace("\"two\"", "\"three\"").replace("bbb", "ccc"))).isTrue();

    assertThat(made).containsExactly("three");
    assertThat(takes("two")).isFalse();
    assertThat(takes("three")).isTrue();
  }

  @Test
  void only_the_section_that_changed_is_made_anew() throws Exception {
    assertThat(apply(TWO.replace("name = \"two\"", "name = \"two\"\nlimit = 3"))).isTrue();
    assertThat(made).containsExactly("two");
  }

  @ParameterizedTest
  @CsvSource({"info, error", "error, info"})
  void a_change_of_the_level_is_told_while_lines_are_still_or_already_written(
      String before, String after) throws IOException {
    Logger logger = (Logger) LoggerFactory.getLogger(Reloader.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    whenApplied = next -> logger.setLevel(Level.convertAnSLF4JLevel(next.log().level().level()));
    try {
      assertThat(apply("log_level = '%s'\n".formatted(before) + TWO)).isTrue();
      lines.list.clear();
      assertThat(apply("log_level = '%s'\n".formatted(after) + TWO)).isTrue();
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(null);
    }
    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("configuration: log_level: " + before + " -> " + after);
  }

  @Test
  void a_higher_limit_applies_at_once() throws Exception {
    assertThat(takes("one")).isTrue();
    assertThat(takes("two")).as("there is room for one").isFalse();
    assertThat(apply(TWO.replace("concurrent = 1", "concurrent = 5"))).isTrue();
    time.advance(Duration.ofMinutes(1));
    assertThat(runner.jobs()).hasSize(2);
  }

  @Test
  void whoever_attends_to_the_daemon_itself_is_shown_what_is_applied_and_nothing_else()
      throws Exception {
    assertThat(apply("log_format = \"xml\"\n" + TWO)).isFalse();
    assertThat(applied).isEmpty();

    assertThat(apply("log_format = \"json\"\n" + TWO)).isTrue();
    assertThat(applied)
        .singleElement()
        .satisfies(next -> assertThat(next.log().format()).isEqualTo(LogFormat.JSON));
    assertThat(made).isEmpty();
  }

  private boolean apply(String text) throws IOException {
    Files.writeString(file, text);
    return reloader.apply(reader.read(file));
  }

  private boolean takes(String name) throws InterruptedException {
    int before = runner.jobs().size();
    server(name).enqueue(1);
    time.advance(Duration.ofMinutes(1));
    return runner.jobs().size() > before;
  }

  private FakeServer server(String name) {
    return servers.computeIfAbsent(name, _ -> new FakeServer());
  }

  private Reloader.Made make(List<SectionConfig> configs) {
    List<RunnerSection> sections = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (SectionConfig config : configs) {
      if (config.name().equals("cannot be made")) {
        problems.add(
            new Problem(Problem.Severity.ERROR, config.position(), "executor", "is broken", ""));
      } else {
        made.add(config.name());
        sections.add(section(config));
      }
    }
    return new Reloader.Made(sections, problems);
  }

  private RunnerSection section(SectionConfig config) {
    return new RunnerSection(
        config.name(),
        config.uniqueName(),
        new FakeCoordinator(server(config.name()), CallHook.none()),
        new FakeExecutor(platform, CallHook.none()),
        _ -> new BuildContext(Map.of()),
        config.limit());
  }
}
