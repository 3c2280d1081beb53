package dev.paasrunner.config;

import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads one runner section: all of it, so that everything wrong in it is found at once.
final class SectionReader {
  static final List<String> CLIENT_CERTIFICATE = List.of("tls-cert-file", "tls-key-file");

  private final ExecutorSettings executors;
  private final Problems problems;

  SectionReader(Map<String, List<Setting>> executors, Problems problems) {
    this.executors = new ExecutorSettings(executors);
    this.problems = problems;
  }

  /// The section, or nothing if it has an error.
  Optional<SectionConfig> read(TableReader table) {
    long before = problems.errors();
    Optional<RunnerIdentity> runner = RunnerIdentity.read(table);
    Optional<String> executor = executors.executor(table);
    MapSettingValues settings = executors.values(table, executor);
    HostKeys host = HostKeys.read(table);
    int limit = table.integer(CoreSettings.LIMIT.key(), 0).orElse(0);
    Optional<Path> caFile = CaFile.read(table, host.mainImage());
    Optional<TraceWatchConfig> traceWatch = TraceWatchConfig.read(table);
    readWithoutEffect(table);
    table.know(GitLabKeys.KEPT_BACK);
    executors.reportForeignKeys(table);
    table.reportUnknownKeys();
    if (problems.errors() > before || runner.isEmpty() || executor.isEmpty()) {
      return Optional.empty();
    }
    RunnerIdentity identity = runner.get();
    return Optional.of(
        new SectionConfig(
            identity.name(),
            identity.url(),
            identity.token(),
            identity.uniqueName(),
            executor.get(),
            settings,
            host.handOff(identity),
            limit,
            caFile,
            traceWatch,
            table.position(),
            Secret.of(table.alone())));
  }

  private static void readWithoutEffect(TableReader table) {
    for (String key : CLIENT_CERTIFICATE) {
      table.string(key);
      table.withoutEffect(key);
    }
  }
}
