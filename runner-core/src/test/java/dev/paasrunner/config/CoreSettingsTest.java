package dev.paasrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.spi.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tomlj.Toml;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// What is read and what is described are the same keys. Fails after a key was added to one of them
/// only: [CoreSettings] is where keys are described.
class CoreSettingsTest {
  private final Problems problems = new Problems(Path.of("F"));

  @Test
  void every_key_at_the_top_of_the_file_is_described() {
    TableReader file = table("");
    GlobalKeys.read(file);

    assertThat(file.known())
        .isEqualTo(
            union(
                List.of(
                    keys(CoreSettings.global()),
                    CoreSettings.globalWithoutEffect(),
                    List.of(GlobalKeys.QUOTA))));
  }

  @Test
  void every_key_of_the_quota_is_described() {
    TableReader file =
        table(
            """
            [quota_computation]
            reference_runner = "a"
            reference_flavor = "M"
            reference_jobs_count = 1
            """);
    GlobalKeys.read(file);

    assertThat(file.table(GlobalKeys.QUOTA).orElseThrow().keys())
        .isEqualTo(keys(CoreSettings.quota()));
    assertThat(problems.inFileOrder()).isEmpty();
  }

  @Test
  void every_key_of_a_section_is_described() {
    TableReader section = table("executor = \"local-docker\"\nurl = \"x\"\ntoken = \"x\"");
    var _ = new SectionReader(KnownExecutors.ALL, problems).read(section);

    Set<String> ofExecutor = keys(KnownExecutors.ALL.getOrDefault("local-docker", List.of()));
    assertThat(section.known())
        .isEqualTo(
            union(
                List.of(
                    keys(CoreSettings.section()),
                    CoreSettings.sectionWithoutEffect(),
                    CoreSettings.forwarded(),
                    TraceWatchConfig.KEYS,
                    ofExecutor)));
  }

  @Test
  void every_key_of_the_trace_watch_is_described() {
    TableReader section =
        table("[paas_job_trace_watch]\ntoken = \"a\"\ntimeout_seconds = 1\npoll_step = 1\n");
    assertThat(TraceWatchConfig.read(section)).isPresent();

    assertThat(problems.inFileOrder()).isEmpty();
    assertThat(section.table("paas_job_trace_watch").orElseThrow().keys())
        .isEqualTo(keys(CoreSettings.traceWatch()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_default_is_a_value_that_the_description_allows(Setting setting) {
    assertThat(setting.help()).isNotBlank().doesNotEndWith(".");
    assertThat(new SettingCheck(setting).check(Optional.empty()))
        .isNotInstanceOf(
            setting.required() ? SettingCheck.Result.Good.class : SettingCheck.Result.Bad.class);
  }

  static Stream<Setting> all() {
    return Stream.of(
            CoreSettings.global(),
            CoreSettings.quota(),
            CoreSettings.section(),
            CoreSettings.traceWatch())
        .flatMap(List::stream);
  }

  private TableReader table(String text) {
    TomlTable toml = Toml.parse(text);
    return new TableReader(toml, "", TomlPosition.positionAt(1, 1), problems);
  }

  private static Set<String> keys(Collection<Setting> settings) {
    return new TreeSet<>(settings.stream().map(Setting::key).toList());
  }

  private static Set<String> union(List<Collection<String>> keys) {
    List<String> all = new ArrayList<>();
    keys.forEach(all::addAll);
    return new TreeSet<>(all);
  }
}
