package dev.paasrunner.cli;

import ch.qos.logback.classic.LoggerContext;
import dev.paasrunner.plugins.InstalledExecutors;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The start of `heptapod-paas-runner`.
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

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
    };
  }

  private ExitCode print(String text) {
    out.println(text);
    return ExitCode.STOPPED;
  }

  private ExitCode run(RunOptions options) {
    try {
      new Logging((LoggerContext) LoggerFactory.getILoggerFactory()).set(options.logLevel());
      JarCheck.problems(System.getProperty("java.class.path")).forEach(LOG::error);
      InstalledExecutors installed = InstalledExecutors.find(Main.class.getClassLoader());
      return new Daemon(options, installed, environment, err).run(StopSignals.install());
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
