package dev.paasrunner.cli;

import dev.paasrunner.cli.check.CheckCommand;
import dev.paasrunner.cli.state.ExplainCommand;
import dev.paasrunner.cli.state.JobChoice;
import dev.paasrunner.cli.state.NotDoneException;
import dev.paasrunner.cli.state.StateCommand;
import dev.paasrunner.cli.state.WriteOffCommand;
import dev.paasrunner.cli.sweep.SweepCommand;
import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.plugins.InstalledExecutors;
import dev.paasrunner.register.RegisterException;
import dev.paasrunner.register.WrittenRunners;
import dev.paasrunner.settings.LogLevel;
import dev.paasrunner.settings.LogSettings;
import dev.paasrunner.store.SystemIdFile;
import dev.paasrunner.time.SystemTime;
import dev.paasrunner.time.Time;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The start of `heptapod-paas-runner`.
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private static final Time CLOCK = new SystemTime();

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  Main(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /// Ends the process when the program has ended, even if a plugin's threads go on.
  public static void main(String[] arguments) {
    Main main = new Main(System.getenv(), System.out, System.err);
    System.exit(main.answer(CommandLineReader.read(arguments)).code());
  }

  ExitCode answer(Request request) {
    return switch (request) {
      case Request.Help _ -> print(HelpText.text().stripTrailing());
      case Request.Version _ ->
          print(
              "heptapod-paas-runner %s (Java %s)"
                  .formatted(ProductVersion.text(), System.getProperty("java.version")));
      case Request.Mistake(String message) -> {
        err.println(message);
        err.println(HelpText.USAGE + " (more: --help)");
        yield ExitCode.CONFIGURATION;
      }
      case Request.Run(RunOptions options) -> run(options);
      case Request.Check(Path file, boolean online) ->
          done(
              () ->
                  new CheckCommand(
                          configReader(),
                          assembly(SystemIdFile.random()),
                          section -> writtenRunners(file).verify(section),
                          out,
                          err)
                      .run(file, online));
      case Request.Verify(Path file) -> done(() -> verify(file));
      case Request.Unregister(Path file, String name) -> done(() -> unregister(file, name));
      case Request.Sweep(Path file, SweepCommand.Wish wish) ->
          done(() -> new SweepCommand(configReader(), this::assembly, out, err).run(file, wish));
      case Request.State(Path file, boolean json) ->
          tell(() -> new StateCommand(configReader(), CLOCK).run(file, json));
      case Request.Explain(Path file, JobChoice job, boolean json) ->
          tell(() -> new ExplainCommand(configReader(), CLOCK).run(file, job, json));
      case Request.WriteOff(Path file, JobChoice job, String reason) ->
          tell(() -> new WriteOffCommand(configReader(), CLOCK, user()).run(file, job, reason));
    };
  }

  private ExitCode print(String text) {
    out.println(text);
    return ExitCode.STOPPED;
  }

  private interface Telling {
    String text() throws IOException, NotDoneException;
  }

  /// What an operator's command has to say, or why it was not done.
  private ExitCode tell(Telling telling) {
    try {
      return print(telling.text());
    } catch (IOException | NotDoneException e) {
      err.println(e.getMessage());
      return ExitCode.CONFIGURATION;
    }
  }

  private interface Doing {
    boolean succeeds() throws IOException, InterruptedException;
  }

  /// What an operator's command did, which it has told already.
  private ExitCode done(Doing doing) {
    try {
      Logging.ofThisProcess().set(LogLevel.WARNING);
      return doing.succeeds() ? ExitCode.STOPPED : ExitCode.CONFIGURATION;
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.CONFIGURATION;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.UNEXPECTED;
    }
  }

  private boolean verify(Path file) throws IOException, InterruptedException {
    try {
      List<WrittenRunners.Verdict> verdicts = writtenRunners(file).verify();
      for (WrittenRunners.Verdict verdict : verdicts) {
        (verdict.good() ? out : err).println(verdict.name() + ": " + verdict.sentence());
      }
      return verdicts.stream().allMatch(WrittenRunners.Verdict::good);
    } catch (RegisterException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private boolean unregister(Path file, String name) throws IOException, InterruptedException {
    try {
      out.println(name + ": " + writtenRunners(file).unregister(name));
      return true;
    } catch (RegisterException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private WrittenRunners writtenRunners(Path file) {
    return new WrittenRunners(file, configReader(), environment, ProductVersion.text(), CLOCK);
  }

  private Assembly assembly(String systemId) {
    InstalledExecutors installed = InstalledExecutors.find(Main.class.getClassLoader());
    return new Assembly(installed, environment, systemId, new SystemTime());
  }

  private static ConfigReader configReader() {
    return new ConfigReader(InstalledExecutors.find(Main.class.getClassLoader()).settings());
  }

  private static String user() {
    return System.getProperty("user.name", "unknown");
  }

  private ExitCode run(RunOptions options) {
    try {
      Logging.ofThisProcess().set(options.override(LogSettings.DEFAULTS).level());
      InstalledExecutors installed = InstalledExecutors.find(Main.class.getClassLoader());
      return new Daemon(options, installed, environment, err)
          .run(StopSignals.install(options.debugSignal()));
    } catch (IOException e) {
      LOG.error(e.getMessage());
      LOG.debug("details", e);
      return ExitCode.UNEXPECTED;
    } catch (Exception | LinkageError e) {
      LOG.error("an unexpected error ends this program", e);
      return ExitCode.UNEXPECTED;
    }
  }
}
