package dev.paasrunner.cli;

import dev.paasrunner.cli.reload.Reloader;
import dev.paasrunner.config.Problem;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.config.TraceWatchConfig;
import dev.paasrunner.gitlab.GitLabCoordinator;
import dev.paasrunner.gitlab.GitLabSettings;
import dev.paasrunner.handoff.GeneratedHandOff;
import dev.paasrunner.plugins.InstalledExecutors;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.settings.TraceWatch;
import dev.paasrunner.spi.ApiCallListener;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.WaitListener;
import dev.paasrunner.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the objects that a configuration describes.
final class Assembly implements Reloader.Maker {
  private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);

  private final InstalledExecutors installed;
  private final Map<String, String> environment;
  private final String systemId;
  private final Time time;
  private final Function<String, ApiCallListener> calls;
  private final WaitListener waiting;

  /// @param installed where executors come from
  /// @param environment for the proxies
  /// @param systemId the identity that is shown to coordinators
  Assembly(
      InstalledExecutors installed, Map<String, String> environment, String systemId, Time time) {
    this(installed, environment, systemId, time, _ -> ApiCallListener.NONE, WaitListener.NONE);
  }

  /// @param calls gives who counts the exchanges for a runner, by its unique name
  /// @param waiting is told what hosts wait for
  Assembly(
      InstalledExecutors installed,
      Map<String, String> environment,
      String systemId,
      Time time,
      Function<String, ApiCallListener> calls,
      WaitListener waiting) {
    this.installed = installed;
    this.environment = Map.copyOf(environment);
    this.systemId = systemId;
    this.time = time;
    this.calls = calls;
    this.waiting = waiting;
  }

  @Override
  public Reloader.Made make(List<SectionConfig> sections) {
    Result result = assemble(sections);
    return new Reloader.Made(result.sections(), result.problems());
  }

  /// Makes all sections that can be made; the others are among the problems.
  Result assemble(List<SectionConfig> configs) {
    List<RunnerSection> sections = new ArrayList<>();
    List<SectionConfig> made = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (SectionConfig config : configs) {
      try {
        sections.add(section(config));
        made.add(config);
      } catch (InvalidSettingsException e) {
        problems.add(problem(config, e));
        // A user's mistake has no cause; the bug of a plugin has one, for its author.
        Optional.ofNullable(e.getCause())
            .ifPresent(cause -> LOG.debug("why section {} is left out", config.name(), cause));
      }
    }
    return new Result(sections, made, problems);
  }

  private RunnerSection section(SectionConfig config) throws InvalidSettingsException {
    GitLabCoordinator coordinator = coordinator(config);
    try {
      return new RunnerSection(
          config.name(),
          config.uniqueName(),
          coordinator,
          executor(config, coordinator),
          new GeneratedHandOff(config.handOff()),
          config.limit(),
          config.traceWatch().map(watch -> traceWatch(coordinator, watch)),
          Optional.of(config.form()));
    } catch (InvalidSettingsException e) {
      coordinator.close();
      throw e;
    }
  }

  private static TraceWatch traceWatch(GitLabCoordinator coordinator, TraceWatchConfig watch) {
    return new TraceWatch(coordinator.traceProbe(watch.token()), watch.timeout(), watch.step());
  }

  private GitLabCoordinator coordinator(SectionConfig config) throws InvalidSettingsException {
    GitLabSettings settings =
        GitLabSettings.of(
            config.url().toString(),
            config.token(),
            systemId,
            config.executor(),
            ProductVersion.text());
    return GitLabCoordinator.open(
        config.tlsCaFile().map(settings::withTlsCaFile).orElse(settings),
        environment,
        time,
        calls.apply(config.uniqueName()));
  }

  private Executor executor(SectionConfig config, GitLabCoordinator coordinator)
      throws InvalidSettingsException {
    return installed
        .named(config.executor())
        .orElseThrow(() -> new InvalidSettingsException("executor", "is not installed"))
        .create(
            new ExecutorContext(
                config.name(),
                config.settings(),
                coordinator.customAttributes(),
                time,
                calls.apply(config.uniqueName()),
                waiting));
  }

  private static Problem problem(SectionConfig config, InvalidSettingsException why) {
    return new Problem(
        Problem.Severity.ERROR,
        config.position(),
        "runners." + why.key(),
        String.valueOf(why.getMessage()),
        "");
  }

  /// What could be made.
  ///
  /// @param configs what the sections were made from, in the same order
  record Result(List<RunnerSection> sections, List<SectionConfig> configs, List<Problem> problems) {
    Result {
      sections = List.copyOf(sections);
      configs = List.copyOf(configs);
      problems = List.copyOf(problems);
    }
  }
}
