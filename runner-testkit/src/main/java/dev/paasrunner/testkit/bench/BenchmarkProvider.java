package dev.paasrunner.testkit.bench;

import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.ExecutorProvider;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import java.nio.file.Path;
import java.util.List;

/// Makes `benchmark` executors, whose hosts cost no time: what is left is the daemon's own.
public final class BenchmarkProvider implements ExecutorProvider {
  static final String FILE = "benchmark_file";

  @Override
  public String name() {
    return "benchmark";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.optional(
                FILE, Setting.Type.STRING, "File to which the instant of each launch is appended")
            .asRequired());
  }

  @Override
  public Executor create(ExecutorContext context) throws InvalidSettingsException {
    return context
        .settings()
        .string(FILE)
        .map(file -> new BenchmarkExecutor(Path.of(file)))
        .orElseThrow(() -> new InvalidSettingsException(FILE, "a file is required"));
  }
}
