package dev.paasrunner.config;

import dev.paasrunner.settings.LogSettings;
import dev.paasrunner.spi.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// Reads the configuration file of the original program, which is that of GitLab Runner with more
/// keys.
///
/// Finds everything that is wrong in one go. A broken runner section is left out and never stops
/// the others. Keys that GitLab Runner knows are accepted; keys that this program knows without
/// doing anything about them yet are named in a warning. Safe for any thread.
public final class ConfigReader {
  private final Map<String, List<Setting>> executors;

  /// @param executors the settings of each executor that sections may name
  public ConfigReader(Map<String, List<Setting>> executors) {
    this.executors = new TreeMap<>(executors);
  }

  /// Reads a file. Mistakes of the user, including a file that is not there, are in the result and
  /// never thrown.
  public ConfigResult read(Path file) {
    Problems problems = new Problems(file);
    Optional<TomlTable> understood = new ConfigText(file, problems).parse();
    Optional<Configuration> configuration =
        understood.filter(_ -> problems.errors() == 0).flatMap(toml -> read(toml, problems));
    return new ConfigResult(
        configuration,
        understood.map(toml -> log(toml, file)).orElse(LogSettings.DEFAULTS),
        problems.inFileOrder());
  }

  /// How mistakes are to be told is wanted in particular of a file that has some.
  private static LogSettings log(TomlTable toml, Path file) {
    return GlobalKeys.log(table(toml, new Problems(file)));
  }

  private static TableReader table(TomlTable toml, Problems problems) {
    return new TableReader(toml, "", TomlPosition.positionAt(1, 1), problems);
  }

  private Optional<Configuration> read(TomlTable toml, Problems problems) {
    TableReader table = table(toml, problems);
    GlobalKeys globals = GlobalKeys.read(table);
    table.know(List.of(RunnerSections.KEY));
    table.reportUnknownKeys();
    boolean usable = problems.errors() == 0;
    List<SectionConfig> sections =
        new RunnerSections(new SectionReader(executors, problems)).read(table);
    List<String> names = sections.stream().map(SectionConfig::name).toList();
    return globals.hasReferenceRunner(table, names) && usable
        ? Optional.of(
            new Configuration(
                globals.engine(),
                globals.stateFile(),
                globals.stateDirectory(),
                globals.listenAddress(),
                globals.shutdownTimeout(),
                globals.log(),
                sections))
        : Optional.empty();
  }
}
