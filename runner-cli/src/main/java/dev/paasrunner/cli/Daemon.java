package dev.paasrunner.cli;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.cli.cycle.PollCycles;
import dev.paasrunner.cli.cycle.StateDump;
import dev.paasrunner.cli.cycle.Statistics;
import dev.paasrunner.cli.observe.JobHistory;
import dev.paasrunner.cli.observe.Observation;
import dev.paasrunner.cli.reload.FileStamp;
import dev.paasrunner.cli.reload.ReloadLoop;
import dev.paasrunner.cli.reload.Reloader;
import dev.paasrunner.cli.reload.RetiringSections;
import dev.paasrunner.cli.service.ServiceManager;
import dev.paasrunner.cli.state.StateLocation;
import dev.paasrunner.cli.state.WriteOffs;
import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.ConfigResult;
import dev.paasrunner.config.Configuration;
import dev.paasrunner.migration.StateImport;
import dev.paasrunner.plugins.InstalledExecutors;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.LogSettings;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.time.SystemTime;
import dev.paasrunner.time.Time;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs what a configuration file describes, from reading it until a signal to stop.
final class Daemon {
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

  private final RunOptions options;
  private final InstalledExecutors installed;
  private final Map<String, String> environment;
  private final DaemonLog log;
  private final ServiceManager manager;
  private final Time time = new SystemTime();
  private final Statistics statistics = new Statistics(LogSettings.DEFAULTS.statistics());
  private final PollCycles cycles =
      new PollCycles(EngineSettings.DEFAULTS.jobCheckInterval(), time);
  private Optional<FileStamp> stamp = Optional.empty();
  private volatile Duration shutdownTimeout = Duration.ZERO;

  Daemon(
      RunOptions options,
      InstalledExecutors installed,
      Map<String, String> environment,
      PrintStream err) {
    this.options = options;
    this.installed = installed;
    this.environment = environment;
    this.log = new DaemonLog(options, Logging.ofThisProcess(), err);
    this.manager = ServiceManager.of(environment);
  }

  ExitCode run(StopSignals signals) throws IOException, InterruptedException {
    // Read before anything is said, since it tells how much and in which format.
    stamp = FileStamp.of(options.configFile());
    ConfigResult read = new ConfigReader(installed.settings()).read(options.configFile());
    log.become(read.log());
    read.configuration().ifPresent(this::become);
    LOG.info("heptapod-paas-runner {} starts", ProductVersion.text());
    installed.problems().forEach(LOG::error);
    options.deprecations().forEach(LOG::warn);
    read.problems().forEach(log::complain);
    if (read.configuration().isEmpty()) {
      log.complain(options.configFile() + " cannot be used, see above: nothing to run.");
      return ExitCode.CONFIGURATION;
    }
    Configuration configuration = read.configuration().get();
    return configuration.sections().isEmpty() ? nothingUsable() : run(configuration, signals);
  }

  /// Does what the file says about the daemon itself, at the start and after each change.
  private void become(Configuration configuration) {
    shutdownTimeout = configuration.shutdownTimeout();
    log.become(configuration.log());
    statistics.become(configuration.log().statistics());
    cycles.become(options.override(configuration.engine()).jobCheckInterval());
  }

  private ExitCode run(Configuration configuration, StopSignals signals)
      throws IOException, InterruptedException {
    Optional<Observation> observation = observe(configuration);
    if (observation.isEmpty()) {
      return ExitCode.CONFIGURATION;
    }
    try (Observation open = observation.get()) {
      return run(configuration, open, signals);
    }
  }

  /// Comes first, so that a mistake in the address costs nothing.
  private Optional<Observation> observe(Configuration configuration) {
    try {
      return Optional.of(
          Observation.begin(configuration.listenAddress(), ProductVersion.text(), time));
    } catch (IOException e) {
      log.complain(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private ExitCode run(Configuration configuration, Observation observation, StopSignals signals)
      throws IOException, InterruptedException {
    Optional<OpenState> state = open(StateLocation.of(configuration, options.configFile()));
    if (state.isEmpty()) {
      return ExitCode.CONFIGURATION;
    }
    try (JobHistory history = JobHistory.in(state.get().directory(), ProductVersion.text(), time)) {
      return run(configuration, state.get(), observation, history, signals);
    }
  }

  /// The place is the user's choice: if it cannot be used, a sentence says what to do.
  private Optional<OpenState> open(StateLocation location) {
    try {
      return Optional.of(OpenState.at(location));
    } catch (IOException e) {
      log.complain(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private ExitCode run(
      Configuration configuration,
      OpenState state,
      Observation observation,
      JobHistory history,
      StopSignals signals)
      throws IOException, InterruptedException {
    Assembly assembly =
        new Assembly(
            installed, environment, state.systemId(), time, observation::calls, history.waiting());
    Assembly.Result assembled = assembly.assemble(configuration.sections());
    assembled.problems().forEach(log::complain);
    if (assembled.sections().isEmpty()) {
      state.store().close();
      return nothingUsable();
    }
    RetiringSections retiring = RetiringSections.in(state.directory());
    List<RunnerSection> left =
        retiring.left(new ConfigReader(installed.settings()), assembly, assembled.configs());
    takeOver(configuration, state, assembled.sections());
    EngineSettings settings = options.override(configuration.engine());
    StartReport.log(settings, configuration.sections(), assembled.sections());
    PaasRunner.Builder builder =
        PaasRunner.builder()
            .settings(settings)
            .store(state.store())
            .systemId(state.systemId())
            .time(time);
    builder.keeper(retiring);
    assembled.sections().forEach(builder::section);
    left.forEach(builder::retiring);
    observation.listenTo(builder);
    builder.listener(cycles);
    history.listenTo(builder);
    Configuration atWork = configuration.with(assembled.configs());
    return new Service(
            builder,
            () -> shutdownTimeout,
            runner -> attend(runner, observation, signals),
            writeOffs(state, assembled.sections(), left),
            runner ->
                reloadLoop(
                    runner,
                    new Reloader(
                        runner,
                        atWork,
                        options::override,
                        retiring.knowing(assembly),
                        this::become)),
            manager,
            time)
        .runUntil(signals);
  }

  private void attend(PaasRunner runner, Observation observation, StopSignals signals) {
    observation.watch(runner);
    cycles.attend(
        runner,
        cycle -> {
          statistics.write(cycle, runner);
          if (options.pollCycles().isPresent() && cycle == options.pollCycles().getAsInt()) {
            LOG.info("{} polling cycles are over (--poll-cycles)", cycle);
            signals.stop();
          }
        });
    signals.onAskedForState(() -> time.start("state dump", () -> StateDump.write(runner)));
  }

  private ReloadLoop reloadLoop(PaasRunner runner, Reloader reloader) {
    ConfigReader reader = new ConfigReader(installed.settings());
    return new ReloadLoop(
        options.configFile(),
        stamp,
        reader::read,
        reloader::apply,
        manager,
        () -> Service.status(runner),
        time);
  }

  /// What the original program left, if it ran here before.
  private void takeOver(
      Configuration configuration, OpenState state, List<RunnerSection> sections) {
    List<StateImport.Target> targets = new ArrayList<>();
    for (RunnerSection section : sections) {
      configuration.sections().stream()
          .filter(config -> config.uniqueName().equals(section.uniqueName()))
          .forEach(config -> targets.add(new StateImport.Target(section, config.token())));
    }
    StateImport stateImport = new StateImport(targets, state.store(), state.systemId());
    configuration.stateFile().ifPresent(file -> stateImport.run(file, time.instant()));
  }

  private Optional<WriteOffs> writeOffs(
      OpenState state, List<RunnerSection> sections, List<RunnerSection> left) {
    Set<String> runners =
        Stream.concat(sections.stream(), left.stream())
            .map(RunnerSection::uniqueName)
            .collect(Collectors.toUnmodifiableSet());
    Optional<WriteOffs> writeOffs =
        state.directory().map(directory -> new WriteOffs(directory, time));
    writeOffs.ifPresent(waiting -> waiting.beforeStart(state.store(), runners));
    return writeOffs;
  }

  private ExitCode nothingUsable() {
    log.complain(options.configFile() + " has no usable runner section: nothing to run.");
    return ExitCode.CONFIGURATION;
  }
}
