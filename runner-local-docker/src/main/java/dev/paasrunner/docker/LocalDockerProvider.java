package dev.paasrunner.docker;

import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.ExecutorProvider;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import java.util.List;
import java.util.Map;

/// Makes executors that run jobs on the Docker engine of this machine.
public final class LocalDockerProvider implements ExecutorProvider {
  private final Map<String, String> environment;

  /// A provider that looks at the process's `DOCKER_HOST`.
  public LocalDockerProvider() {
    this(System.getenv());
  }

  LocalDockerProvider(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return "local-docker";
  }

  @Override
  public List<Setting> settings() {
    return DockerSettings.DESCRIBED;
  }

  /// Reads the user's Docker configuration for registry credentials, and does not talk to the
  /// engine: one that is down now may be up when a job comes.
  @Override
  public Executor create(ExecutorContext context) throws InvalidSettingsException {
    DockerSettings settings = DockerSettings.of(context.settings(), environment);
    return new LocalDockerExecutor(
        new Engine(EngineClient.open(settings.socket()), settings.socket(), context.time()),
        settings,
        context.waiting());
  }
}
