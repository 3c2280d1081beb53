package dev.paasrunner.testkit.bench;

import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.ExecutorProvider;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import java.nio.file.Path;
import java.util.List;

/// Makes `benchmark` executors, whose hosts cost no time: what is left is the daemon's own.
public final class BenchmarkProvider implements ExecutorProvider {
  static final String FILE = "benchmark_file";
  private static final String HOSTS = "benchmark_hosts";
  private static final String STAY = "stay";

  @Override
  public String name() {
    return "benchmark";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.optional(
                FILE, Setting.Type.STRING, "File to which the instant of each launch is appended")
            .asRequired(),
        Setting.optional(HOSTS, Setting.Type.STRING, "What hosts do once they are launched")
            .withDefault("end")
            .withChoices("end", STAY));
  }

  @Override
  public Executor create(ExecutorContext context) throws InvalidSettingsException {
    return context
        .settings()
        .string(FILE)
        .map(file -> new BenchmarkExecutor(Path.of(file), launched(context)))
        .orElseThrow(() -> new InvalidSettingsException(FILE, "a file is required"));
  }

  private static HostCondition launched(ExecutorContext context) {
    return context.settings().string(HOSTS).filter(STAY::equals).isPresent()
        ? new HostCondition.Running()
        : new HostCondition.Ended("exit code 0");
  }
}
